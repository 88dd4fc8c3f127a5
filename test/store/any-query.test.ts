import { fc } from "../property.ts";
import { expect, it } from "vitest";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import type { Query } from "../../src/store/store.ts";

interface Reading {
  id: string;
  sequence: number;
  group: string;
  level?: number | string | boolean | null;
}

const id = fc.integer({ min: 0, max: 12 }).map(String);
const level = fc.constantFrom(undefined, null, -1, 0, 1, 2, "a", "B", true, false);
const change = fc.record({ deleted: fc.boolean(), id, group: fc.constantFrom("x", "y", "z"), level });
const bounds = <Value>(value: fc.Arbitrary<Value>) =>
  fc.record({ gt: value, gte: value, lt: value, lte: value, in: fc.array(value) }, { requiredKeys: [] });
const sequence = fc.integer({ min: 0, max: 40 });
const given = level.filter((value) => value !== undefined);
const query: fc.Arbitrary<Query<Reading>> = fc.record(
  {
    where: fc.record(
      {
        sequence: fc.oneof(sequence, bounds(sequence)),
        group: fc.oneof(
          fc.constantFrom("x", "y"),
          fc.record({ in: fc.array(fc.constantFrom("x", "y", "w")) }),
        ),
        level: fc.oneof(given, bounds(given)),
      },
      { requiredKeys: [] },
    ),
    sort: fc.array(
      fc.record({
        by: fc.constantFrom("sequence" as const, "group" as const, "level" as const),
        order: fc.constantFrom("asc" as const, "desc" as const, undefined),
      }),
      { maxLength: 2 },
    ),
    limit: fc.nat({ max: 8 }),
    offset: fc.nat({ max: 5 }),
  },
  { requiredKeys: [] },
);

it("any query after any changes finds what looking at each document would find", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(change, query), { maxLength: 30 }), async (steps) => {
      const store = createMemoryStore<{ readings: Reading }>({
        collections: { readings: { id: "id", indexes: ["group", "level"] } },
      });
      const kept = new Map<string, Reading>();
      for (const [index, [{ deleted, id, group, level }, query]] of steps.entries()) {
        const reading = { id, sequence: index, group, ...(level !== undefined && { level }) };
        await store.transaction(async (tx) => {
          if (deleted) await tx.delete("readings", id);
          else await tx.put("readings", reading);
        });
        if (deleted) kept.delete(id);
        else kept.set(id, reading);
        expect(await store.read((view) => view.find("readings", query))).toEqual(
          lookAtEach([...kept.values()], query),
        );
      }
    }),
    { numRuns: 500 },
  );
});

/** The meaning of a query, said as plainly as possible. */
function lookAtEach(
  readings: readonly Reading[],
  { where = {}, sort = [], limit, offset = 0 }: Query<Reading>,
) {
  const matching = readings.filter((reading) =>
    (["sequence", "group", "level"] as const).every((property) => fits(reading[property], where[property])),
  );
  const rank = (value: unknown) => ["boolean", "number", "string"].indexOf(typeof value);
  const compare = (a: unknown, b: unknown, sign: number) => {
    const [noA, noB] = [a, b].map((value) => value === null || value === undefined);
    if (noA === true || noB === true) return Number(noA) - Number(noB);
    if (typeof a !== typeof b) return sign * (rank(a) - rank(b));
    return a === b ? 0 : sign * ((a as number) < (b as number) ? -1 : 1);
  };
  for (const { by, order } of sort.toReversed()) {
    matching.sort((a, b) => compare(a[by], b[by], order === "desc" ? -1 : 1));
  }
  const items = matching.slice(offset, limit === undefined ? undefined : offset + limit);
  return { items, more: offset + items.length < matching.length, total: matching.length };
}

function fits(value: unknown, condition: unknown): boolean {
  if (condition === undefined) return true;
  if (typeof condition !== "object" || condition === null) return value === condition;
  return Object.entries(condition).every(([key, operand]: [string, unknown]) => {
    if (Array.isArray(operand)) return operand.includes(value);
    if (typeof value !== typeof operand || operand === null || value === null) return false;
    const [left, right] = [value as number, operand as number];
    return { gt: left > right, gte: left >= right, lt: left < right, lte: left <= right }[key] ?? false;
  });
}
