import { valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";
import { canonical, isSame } from "../../contract/equality.ts";
import { allowedTypes, isOfType } from "./json-type.ts";
import { EXCEPT } from "./negation.ts";
import type { Recipe } from "./run.ts";
import { IMPOSSIBLE } from "./run.ts";

/** Keywords beside which a value of an `enum` is valid as soon as it is of the type. */
const HARMLESS = new Set(
  "type enum const default example examples title description deprecated x-faker ~except ~prefer".split(" "),
);

/**
 * The values that `enum` and `const` leave, where there is one of these; `isValid` is asked where other keywords may
 * exclude some of them.
 */
export function enumeratedValues(
  parts: readonly Part[],
  isValid: (value: unknown) => boolean,
): readonly unknown[] | undefined {
  const lists = [
    ...valuesOf(parts, "const").map((value) => [value]),
    ...valuesOf(parts, "enum").filter((list) => Array.isArray(list)),
  ] as unknown[][];
  const [first, ...others] = lists;
  if (!first) return undefined;
  const types = allowedTypes(parts);
  const except = valuesOf(parts, EXCEPT).flat();
  const isAlone = parts.every(({ schema }) => Object.keys(schema).every((keyword) => HARMLESS.has(keyword)));
  const seen = new Set<string>();
  const isNew = (value: unknown) => seen.size < seen.add(canonical(value)).size;
  return first.filter(
    (value) =>
      isOfType(value, types) &&
      others.every((list) => list.some((other) => isSame(other, value))) &&
      !except.some((other) => isSame(other, value)) &&
      isNew(value) &&
      (isAlone || isValid(value)),
  );
}

/** Takes one of a few values, each as often as the others. */
export function oneOfValues(values: readonly unknown[]): Recipe {
  if (values.length === 0) return IMPOSSIBLE;
  const isPlain = values.every((value) => typeof value !== "object" || value === null);
  return {
    values,
    accepts: (value) => values.some((other) => isSame(other, value)),
    make: ({ random }) => (isPlain ? random.pick(values) : structuredClone(random.pick(values))),
  };
}
