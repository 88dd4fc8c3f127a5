/**
 * The next minor version: `2.1.4` becomes `2.2.0`. A pre-release or build part is dropped.
 * @throws {Error} for a text that does not start with three numbers.
 */
export function bumpMinor(version: string): string {
  const parts = /^(\d+)\.(\d+)\.\d+/.exec(version);
  if (!parts) throw new Error(`"${version}" is not a version like 2.1.0.`);
  const [, major, minor] = parts;
  return `${String(major)}.${Number(minor) + 1}.0`;
}
