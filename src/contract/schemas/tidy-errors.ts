import type { SchemaError } from "../schema-error.ts";

/** Keywords that a value breaks by being there at all; what else is wrong with it no longer matters. */
const WITHHELD: ReadonlySet<string> = new Set(["readOnly", "writeOnly"]);

/** Leaves out of a validator's errors those that follow from others or say the same again. */
export function tidyErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const withheld = errors.filter(({ keyword }) => WITHHELD.has(keyword)).map((error) => error.instancePath);
  const seen = new Set<string>();
  return errors.filter((error) => {
    const { keyword, instancePath, message, params } = error;
    // That a condition's consequence does not hold is said by the consequence itself.
    if (keyword === "if") return errors.length === 1;
    if (!WITHHELD.has(keyword) && withheld.some((path) => isAtOrBelow(instancePath, path))) return false;
    const same = JSON.stringify([keyword, instancePath, message, params]);
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}
