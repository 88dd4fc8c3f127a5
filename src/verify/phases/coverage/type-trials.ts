import { isObject } from "../../../contract/document.ts";
import type { Rules, ValueTrial } from "./value-trial.ts";
import { show } from "./value-trial.ts";

/** One value of each type. */
const SAMPLES: readonly unknown[] = ["text", 12, 1.5, true, null, ["text"], { name: "text" }];

/** A value of each other type, and each value of an enumeration with one that is none of them. */
export function* typeTrials({ schema, pointer }: Rules, base: unknown): Iterable<ValueTrial> {
  if (schema.type !== undefined) {
    for (const value of SAMPLES) {
      if (typeName(value) === typeName(base)) continue;
      yield { what: `is ${show(value)}, of another type`, value, rule: `${pointer}/type` };
    }
  }
  if (Array.isArray(schema.enum)) {
    for (const value of schema.enum as unknown[]) {
      yield { what: `is ${show(value)} of its enumeration`, value, rule: `${pointer}/enum` };
    }
    const value = stranger(schema.enum);
    yield { what: `is ${show(value)}, none of its enumeration`, value, rule: `${pointer}/enum` };
  }
  if (schema.const !== undefined) {
    const value = stranger([schema.const]);
    yield { what: `is ${show(value)}, not ${show(schema.const)}`, value, rule: `${pointer}/const` };
  }
}

/** Of the type of the first value, and none of them. */
function stranger(values: readonly unknown[]): unknown {
  const [first] = values;
  if (typeof first === "number") return Math.max(...values.filter((value) => typeof value === "number")) + 1;
  if (typeof first === "boolean") return !first;
  return typeof first === "string" ? `${values.filter((value) => typeof value === "string").join("")}x` : "stranger";
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return isObject(value) ? "object" : typeof value;
}
