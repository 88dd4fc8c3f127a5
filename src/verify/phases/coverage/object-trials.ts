import type { JsonObject } from "../../../contract/document.ts";
import { isObject } from "../../../contract/document.ts";
import { escapeStep } from "../../../contract/json-pointer.ts";
import type { Rules, ValueTrial } from "./value-trial.ts";

const EXTRA = "unexpectedProperty";

/** Objects without each property that they need, with one that nobody knows, and with too few and too many. */
export function* objectTrials({ schema, pointer }: Rules, base: JsonObject): Iterable<ValueTrial> {
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  for (const name of required) {
    if (typeof name !== "string") continue;
    yield { what: `has no ${name}`, value: without(base, name), rule: `${pointer}/required` };
  }
  const properties = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  for (const name of properties) {
    if (required.includes(name) || !Object.hasOwn(base, name)) continue;
    const rule = `${pointer}/properties/${escapeStep(name)}`;
    yield { what: `has no ${name}, which may be left out`, value: without(base, name), rule };
  }
  for (const keyword of ["additionalProperties", "unevaluatedProperties"] as const) {
    if (schema[keyword] === undefined) continue;
    const value = { ...base, [EXTRA]: "x" };
    yield { what: "has a property that is not declared", value, rule: `${pointer}/${keyword}` };
  }
  for (const keyword of ["minProperties", "maxProperties"] as const) {
    const bound = schema[keyword];
    if (typeof bound !== "number" || bound > 100) continue;
    for (const count of [bound - 1, bound, bound + 1]) {
      if (count < 0) continue;
      const value = withCount(base, count);
      yield { what: `has ${count} properties`, value, rule: `${pointer}/${keyword}` };
    }
  }
}

function without(base: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(base).filter(([other]) => other !== name));
}

function withCount(base: JsonObject, count: number): JsonObject {
  const entries = Object.entries(base).slice(0, count);
  const [, sample = "x"] = entries[0] ?? [];
  while (entries.length < count) entries.push([`extra${entries.length}`, sample]);
  return Object.fromEntries(entries);
}
