import type { Rules, ValueTrial } from "./value-trial.ts";

/** Longer lists are not made. */
const LONGEST = 1000;

/** Lists at each bound of their length, and with the same item twice. `item` makes another item for each number. */
export function* listTrials(
  { schema, pointer }: Rules,
  base: readonly unknown[],
  item: (at: number) => unknown,
): Iterable<ValueTrial> {
  for (const keyword of ["minItems", "maxItems"] as const) {
    const bound = schema[keyword];
    if (typeof bound !== "number" || bound > LONGEST) continue;
    for (const length of [bound, bound - 1, bound + 1]) {
      if (length < 0) continue;
      const where = length === bound ? "at" : length < bound ? "below" : "above";
      const value = withLength(base, length, item);
      yield { what: `has ${length} items, ${where} its ${keyword}`, value, rule: `${pointer}/${keyword}` };
    }
  }
  if (schema.uniqueItems === true) {
    const first = base[0] ?? item(0);
    yield { what: "has the same item twice", value: [first, first], rule: `${pointer}/uniqueItems` };
  }
  if (schema.minItems === undefined) yield { what: "is an empty list", value: [], rule: `${pointer}/type` };
}

function withLength(base: readonly unknown[], length: number, item: (at: number) => unknown): unknown[] {
  return Array.from({ length }, (_, at) => (at < base.length ? base[at] : item(at)));
}
