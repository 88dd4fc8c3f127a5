import type { JsonObject } from "../../../contract/document.ts";
import { isObject } from "../../../contract/document.ts";
import { valueAt } from "../../../contract/json-pointer.ts";
import { schemasBeside } from "../../rule-place.ts";
import { listTrials } from "./list-trials.ts";
import { numberTrials, oddNumbers } from "./number-trials.ts";
import { objectTrials } from "./object-trials.ts";
import { oddStrings, stringTrials } from "./string-trials.ts";
import { typeTrials } from "./type-trials.ts";
import type { Rules, ValueTrial } from "./value-trial.ts";

/** What a value is varied by. */
export interface VaryParts {
  readonly root: JsonObject;
  /** Another item for a list whose items' schema is at a pointer. */
  readonly makeItem: (list: Rules, at: number) => unknown;
}

/**
 * All values that are worth trying in the place of `base`, which keeps the schema at `pointer`: by each rule of that schema
 * and of those that it refers to and is combined of. Whether the contract allows them is not said here.
 */
export function* valueTrials(parts: VaryParts, pointer: string, base: unknown): Iterable<ValueTrial> {
  const seen = new Set<string>();
  for (const trial of allTrials(parts, pointer, base)) {
    const key = `${typeof trial.value} ${JSON.stringify(trial.value)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield trial;
  }
}

function* allTrials({ root, makeItem }: VaryParts, pointer: string, base: unknown): Iterable<ValueTrial> {
  for (const at of schemasBeside(root, pointer)) {
    const rules: Rules = { schema: valueAt(root, at) as JsonObject, pointer: at };
    yield* typeTrials(rules, base);
    if (typeof base === "number") {
      yield* numberTrials(rules, isWhole(rules, base));
      if (rules.schema.type !== undefined) yield* oddNumbers(rules, isWhole(rules, base));
    }
    if (typeof base === "string") {
      yield* stringTrials(rules, base);
      if (rules.schema.type !== undefined) yield* oddStrings(rules);
    }
    if (Array.isArray(base)) yield* listTrials(rules, base, (position) => makeItem(rules, position));
    if (isObject(base)) yield* objectTrials(rules, base);
  }
}

function isWhole({ schema: { type } }: Rules, base: number): boolean {
  return type === "integer" || (Array.isArray(type) && type.includes("integer")) || (type === undefined && Number.isInteger(base));
}
