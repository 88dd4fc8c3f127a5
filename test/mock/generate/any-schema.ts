import { fc } from "../../property.ts";
import type { Schema } from "./schemas.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonMap = Readonly<Record<string, Json>>;
type Keywords = Record<string, unknown>;

const NAMES = ["id", "name", "email", "kind", "count", "price", "tags", "owner", "note", "url"];

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -1000, max: 100_000 }),
  fc.integer({ min: -500, max: 500 }).map((n) => n / 4),
  fc.stringMatching(/^[a-z]{0,12}$/),
  fc.constantFrom(
    "2024-02-29",
    "a@b.example",
    "Größe",
    "0d9f4a50-3a3d-4d5c-8c1c-0a4f4d1f2a3b",
    "10.0.0.1",
    "x y z",
  ),
);

/** A value for which a schema is found: so it is certain that the schema can be satisfied. */
const witness: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

/** A schema, and a value that satisfies it. */
export interface Satisfiable {
  readonly schema: Schema;
  readonly witness: unknown;
}

/** Schemas of all keywords. */
export const anySchema: fc.Arbitrary<Satisfiable> = witness.chain((value) =>
  describe(value, 3).map((schema) => ({ schema, witness: value })),
);

function describe(value: Json, depth: number): fc.Arbitrary<Schema> {
  const plain = keywordsFor(value, depth);
  if (depth === 0) return plain;
  return fc.oneof(
    { weight: 5, arbitrary: plain },
    { weight: 1, arbitrary: fc.constant(true) },
    { weight: 4, arbitrary: combination(value, depth - 1) },
  );
}

/** Ways to say the same by keywords that combine schemas. */
function combination(value: Json, depth: number): fc.Arbitrary<Schema> {
  const own = describe(value, depth);
  const other = witness.chain((different) => describe(different, 0));
  const others = fc.constantFrom<Schema>(
    ...["string", "array", "null", "boolean"]
      .filter((type) => type !== typeOf(value))
      .map((type) => ({ type })),
  );
  return fc.oneof(
    fc.tuple(own, own).map((allOf) => ({ allOf })),
    fc.tuple(own, other).map((anyOf) => ({ anyOf })),
    fc
      .tuple(own, others)
      .filter(
        ([schema]) =>
          typeof schema === "object" && schema.type !== undefined && typeof schema.type === "string",
      )
      .map((oneOf) => ({ oneOf })),
    fc.tuple(plainOf(value, depth), others).map(([schema, not]) => ({ ...schema, not })),
    fc
      .tuple(own, own, other)
      .map(([condition, then, otherwise]) => ({ if: condition, then, else: otherwise })),
    fc
      .tuple(others, other, own)
      .map(([condition, then, otherwise]) => ({ if: condition, then, else: otherwise })),
    fc.tuple(plainOf(value, depth), own).map(([schema, target]) => ({ ...schema, anyOf: [target] })),
  );
}

function plainOf(value: Json, depth: number): fc.Arbitrary<Keywords> {
  return keywordsFor(value, depth);
}

function keywordsFor(value: Json, depth: number): fc.Arbitrary<Keywords> {
  const listed = fc.array(scalar, { maxLength: 3 }).map((more) => ({ enum: unique([...more, value]) }));
  const sure = fc.oneof(
    { weight: 12, arbitrary: typed(value, depth) },
    { weight: 1, arbitrary: fc.constant({ const: value }) },
    { weight: 1, arbitrary: listed },
  );
  return sure;
}

function typed(value: Json, depth: number): fc.Arbitrary<Keywords> {
  const keywords = byType(value, depth);
  const type = typeOf(value);
  const types = fc.constantFrom<Keywords>(
    { type },
    { type },
    { type: [type, "null"] },
    type === "integer" ? { type: "number" } : { type },
  );
  return fc.tuple(types, keywords).map(([said, more]) => ({ ...said, ...more }));
}

function byType(value: Json, depth: number): fc.Arbitrary<Keywords> {
  if (typeof value === "number") return numeric(value);
  if (typeof value === "string") return textual(value);
  if (Array.isArray(value)) return listing(value as readonly Json[], depth);
  if (typeof value === "object" && value !== null) return mapping(value as JsonMap, depth);
  return fc.constant({});
}

function numeric(value: number): fc.Arbitrary<Keywords> {
  const distance = fc.constantFrom(0, 0.5, 1, 7, 1000);
  return some({
    minimum: distance.map((by) => value - by),
    maximum: distance.map((by) => value + by),
    exclusiveMinimum: fc.constantFrom(0.25, 1, 50).map((by) => value - by),
    exclusiveMaximum: fc.constantFrom(0.25, 1, 50).map((by) => value + by),
    multipleOf: fc.constantFrom(...[0.25, 0.5, 1, 2, 5, 10].filter((step) => Number.isInteger(value / step))),
  });
}

function textual(value: string): fc.Arbitrary<Keywords> {
  const length = Array.from(value).length;
  const letter = /^[a-z]*$/.test(value) ? "[a-z]" : ".";
  return some({
    minLength: fc.integer({ min: 0, max: length }),
    maxLength: fc.integer({ min: length, max: length + 20 }),
    pattern: fc.constantFrom(
      `^${letter}*$`,
      `^${letter}{${length}}$`,
      `^(?:${letter}|-)*$`,
      `^(?!~)${letter}*`,
      ...(length > 0 ? [`${letter}$`, `^${letter}+`, `^(${letter}){1,${length}}$`] : []),
    ),
  });
}

function listing(value: readonly Json[], depth: number): fc.Arbitrary<Keywords> {
  const count = value.length;
  const items = value.length > 0 ? fc.tuple(...value.map((item) => describe(item, 0))) : fc.constant([]);
  const first = value[0];
  const describing = items.chain((schemas) =>
    fc.oneof(
      fc.constant<Keywords>({}),
      fc.constant<Keywords>(schemas.length > 0 ? { items: { anyOf: schemas } } : {}),
      fc.constantFrom<Keywords>(
        ...(schemas.length > 0 ? [{ prefixItems: schemas }, { prefixItems: schemas, items: false }] : [{}]),
      ),
      fc.constantFrom<Keywords>(
        ...(schemas.length > 0 ? [{ prefixItems: schemas, unevaluatedItems: false }] : [{}]),
      ),
    ),
  );
  const bounds = some({
    minItems: fc.integer({ min: 0, max: count }),
    maxItems: fc.integer({ min: count, max: count + 3 }),
    uniqueItems: fc.constantFrom(...(isUnique(value) ? [true] : [false])),
  });
  const containing =
    first === undefined
      ? fc.constant({})
      : fc.oneof(
          fc.constant({}),
          describe(first, Math.min(depth, 1)).map((contains) => ({ contains })),
        );
  return fc
    .tuple(describing, bounds, containing)
    .map(([said, limits, contains]) => ({ ...said, ...limits, ...contains }));
}

function mapping(value: JsonMap, depth: number): fc.Arbitrary<Keywords> {
  const names = Object.keys(value);
  const inner = Math.max(0, depth - 1);
  const properties = fc.record(
    Object.fromEntries(names.map((name) => [name, describe(value[name] ?? null, inner)])),
  );
  const described = properties.chain((schemas) =>
    fc.constantFrom<Keywords>(
      { properties: schemas },
      { properties: schemas, additionalProperties: false },
      { properties: schemas, additionalProperties: { type: "integer" } },
      { properties: schemas, unevaluatedProperties: false },
      { allOf: [{ properties: schemas }], unevaluatedProperties: false },
      {
        patternProperties: Object.fromEntries(
          Object.entries(schemas).map(([name, schema]) => [`^${name}$`, schema]),
        ),
        additionalProperties: false,
      },
    ),
  );
  const more = some({
    required: fc.subarray(names),
    minProperties: fc.integer({ min: 0, max: names.length }),
    maxProperties: fc.integer({ min: names.length, max: names.length + 2 }),
    propertyNames: fc.constantFrom<Schema>({ pattern: "^[a-z]+$" }, { maxLength: 9 }, { type: "string" }),
    dependentRequired: fc.dictionary(fc.constantFrom(...NAMES), fc.subarray(names), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    dependentSchemas: fc.constantFrom<Keywords>(
      ...(names.length > 0 ? names.map((name) => ({ [name]: { required: names.slice(0, 1) } })) : [{}]),
    ),
  });
  return fc.tuple(described, more).map(([said, limits]) => ({ ...said, ...limits }));
}

/** An object with some of these, each as often as not. */
function some(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Keywords> {
  return fc.record(keywords, { requiredKeys: [] });
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function unique(values: readonly Json[]): Json[] {
  const known = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...known.values()];
}

function isUnique(values: readonly Json[]): boolean {
  return unique(values).length === values.length;
}
