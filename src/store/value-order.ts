const RANKS: Readonly<Record<string, number>> = { boolean: 1, number: 2, string: 3, object: 4 };

/** Whether a value counts as none when sorting: null or missing. */
export function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/**
 * Orders two JSON values, neither of them null: negative when `a` comes first. Numbers by size, strings by code
 * unit (the same on every machine), values of different types by type; objects and lists have no order.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return (RANKS[typeof a] ?? 0) - (RANKS[typeof b] ?? 0);
}

/** Whether two values can be told apart by size: both numbers, both strings or both booleans. */
export function areComparable(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && typeof a !== "object" && a !== undefined;
}

/** Whether two JSON values are equal, objects and lists by what they hold. A missing value equals nothing. */
export function areEqual(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return false;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => areEqual(value, right.get(key)));
}
