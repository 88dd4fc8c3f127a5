import type { UntypedSeed } from "../../store/seed-image.ts";

/** Whether two dumps of one store are of the same state. What has not changed is the very same object, as the store keeps it. */
export function isSameState(one: UntypedSeed, other: UntypedSeed): boolean {
  return (
    haveSame(one.collections, other.collections, isSameList) &&
    haveSame(one.counters ?? {}, other.counters ?? {}, Object.is)
  );
}

function haveSame(one: object, other: object, isSame: (a: unknown, b: unknown) => boolean): boolean {
  const values = new Map<string, unknown>(Object.entries(other));
  const entries = Object.entries(one);
  return (
    entries.length === values.size &&
    entries.every(([name, value]) => values.has(name) && isSame(value, values.get(name)))
  );
}

function isSameList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
