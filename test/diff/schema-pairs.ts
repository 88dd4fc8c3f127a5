import type { Arbitrary } from "fast-check";
import { fc } from "../property.ts";
import type { Parts } from "./documents.ts";

/** A schema as it was, and as it is. */
export type SchemaPair = readonly [before: Parts, after: Parts];

const size = fc.integer({ min: 0, max: 4 });

/** Some of these keywords. */
function some(keywords: Readonly<Record<string, Arbitrary<unknown>>>): Arbitrary<Parts> {
  return fc.record(keywords, { requiredKeys: [], noNullPrototype: true });
}

/** Two schemas of a type, each with some of these keywords. */
function twice(type: Arbitrary<unknown>, keywords: Readonly<Record<string, Arbitrary<unknown>>>) {
  const one = fc.tuple(type, some(keywords)).map(([name, said]): Parts => ({ type: name, ...said }));
  // A lower bound above the upper one leaves no value.
  const isPossible = (schema: Parts) =>
    ["Length", "Items"].every(
      (what) => Number(schema[`min${what}`] ?? 0) <= Number(schema[`max${what}`] ?? Infinity),
    ) && Number(schema.minimum ?? -Infinity) <= Number(schema.maximum ?? Infinity);
  return fc.tuple(one.filter(isPossible), one.filter(isPossible));
}

const strings = twice(fc.constantFrom("string", ["string", "null"]), { minLength: size, maxLength: size });
const numbers = twice(fc.constantFrom("number", "integer", ["integer", "null"]), {
  minimum: fc.integer({ min: -2, max: 2 }),
  maximum: fc.integer({ min: 0, max: 5 }),
  multipleOf: fc.constantFrom(1, 2, 3, 6),
});
const enums = fc.tuple(...[1, 2].map(() => fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 })));
const values = enums.map((lists) => lists.map((list) => ({ enum: list })) as unknown as SchemaPair);

/** Two schemas that are alike more or less, nested so deeply. */
export function schemaPairs(depth: number): Arbitrary<SchemaPair> {
  const leaf = fc.oneof(strings, numbers, values) as Arbitrary<SchemaPair>;
  if (depth === 0) return leaf;
  return fc.oneof(leaf, lists(depth), objects(depth), alternatives(depth));
}

function lists(depth: number): Arbitrary<SchemaPair> {
  const said = { minItems: size, maxItems: size };
  return fc
    .tuple(schemaPairs(depth - 1), twice(fc.constant("array"), said))
    .map(([items, pair]): SchemaPair => [
      { ...pair[0], items: items[0] },
      { ...pair[1], items: items[1] },
    ]);
}

interface Member {
  readonly pair: SchemaPair;
  /** In each of the two: not there, optional, required, readOnly. */
  readonly as: readonly string[];
}

function objects(depth: number): Arbitrary<SchemaPair> {
  const as = fc.constantFrom("none", "optional", "required", "readOnly");
  const member = fc.record({ pair: schemaPairs(depth - 1), as: fc.tuple(as, as) });
  const closed = fc.tuple(fc.boolean(), fc.boolean());
  return fc
    .tuple(fc.dictionary(fc.constantFrom("a", "b", "c"), member, { noNullPrototype: true }), closed)
    .map(([members, isClosed]): SchemaPair => [
      objectOf(members, 0, isClosed[0]),
      objectOf(members, 1, isClosed[1]),
    ]);
}

function objectOf(members: Readonly<Record<string, Member>>, side: 0 | 1, isClosed: boolean): Parts {
  const there = Object.entries(members).filter(([, { as }]) => as[side] !== "none");
  return {
    type: "object",
    properties: Object.fromEntries(
      there.map(([name, { pair, as }]) => [
        name,
        { ...pair[side], ...(as[side] === "readOnly" && { readOnly: true }) },
      ]),
    ),
    required: there.filter(([, { as }]) => as[side] === "required").map(([name]) => name),
    ...(isClosed && { additionalProperties: false }),
  };
}

/** Alternatives of different types, so that a value fits one of them; one side may have only the first one. */
function alternatives(depth: number): Arbitrary<SchemaPair> {
  const kinds = fc.tuple(values, numbers, lists(depth));
  const counts = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
  const keyword = fc.constantFrom("oneOf", "anyOf");
  return fc.tuple(kinds, counts, keyword).map(([pairs, [before, after], word]): SchemaPair => {
    const sides = ([0, 1] as const).map((side) => pairs.map((pair) => (pair as SchemaPair)[side]));
    const of = (branches: readonly Parts[] | undefined, count: number): Parts =>
      count === 1 ? { ...branches?.[0] } : { [word]: branches?.slice(0, count) };
    return [of(sides[0], before), of(sides[1], after)];
  });
}
