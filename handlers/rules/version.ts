/**
 * The next version: a minor step brings `2.1.4` to `2.2.0`, a patch step to `2.1.5`. A pre-release or build part is
 * dropped.
 * @throws {Error} for a text that does not start with three numbers.
 */
export function nextVersion(version: string, step: "minor" | "patch"): string {
  const parts = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (!parts) throw new Error(`"${version}" is not a version like 2.1.0.`);
  const [major, minor, patch] = parts.slice(1).map(Number);
  const stepped = step === "minor" ? [major, Number(minor) + 1, 0] : [major, minor, Number(patch) + 1];
  return stepped.join(".");
}
