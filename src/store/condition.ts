import type { JsonDocument } from "./document.ts";
import { isObject } from "./document.ts";
import { areComparable, areEqual, compareValues } from "./value-order.ts";

/** What a query demands of one property. */
export interface Requirement {
  readonly property: string;
  /** The values of which it must equal one, where the demand is no more than that. */
  readonly values: readonly unknown[] | undefined;
  /** The bound that it must keep, where the demand is one. */
  readonly bound:
    { readonly operator: string; readonly side: "lower" | "upper"; readonly operand: unknown } | undefined;
  readonly holds: (value: unknown) => boolean;
}

const BOUNDS: ReadonlyMap<string, (difference: number) => boolean> = new Map([
  ["gt", (difference) => difference > 0],
  ["gte", (difference) => difference >= 0],
  ["lt", (difference) => difference < 0],
  ["lte", (difference) => difference <= 0],
]);

/**
 * Reads the `where` of a query. An object with no keys but `in`, `gt`, `gte`, `lt` and `lte` is a condition, any other
 * value is one to be equal to. What is undefined, the bound or the condition, is not looked at.
 */
export function readConditions(where: JsonDocument): readonly Requirement[] {
  return Object.entries(where).flatMap(([property, condition]) => readCondition(property, condition));
}

function readCondition(property: string, condition: unknown): Requirement[] {
  if (condition === undefined) return [];
  if (!isObject(condition) || !Object.keys(condition).every((key) => key === "in" || BOUNDS.has(key))) {
    return [oneOf(property, [condition])];
  }
  return Object.entries(condition).flatMap(([key, operand]) => {
    if (operand === undefined) return [];
    const bound = BOUNDS.get(key);
    if (bound === undefined) return [oneOf(property, Array.isArray(operand) ? operand : [])];
    const holds = (value: unknown) => areComparable(value, operand) && bound(compareValues(value, operand));
    const side = key.startsWith("g") ? "lower" : "upper";
    return [{ property, values: undefined, bound: { operator: key, side, operand }, holds }];
  });
}

function oneOf(property: string, values: readonly unknown[]): Requirement {
  const distinct = [...new Set(values)];
  return {
    property,
    values: distinct,
    bound: undefined,
    holds: (value) => distinct.some((wanted) => areEqual(value, wanted)),
  };
}
