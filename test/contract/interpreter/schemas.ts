import type { Arbitrary } from "fast-check";
import type { JsonObject } from "../../../src/contract/document.ts";
import { fc } from "../../property.ts";

const name = fc.constantFrom("a", "b", "c~/d");
const small = fc.integer({ min: 0, max: 3 });
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 100, 1e21);
const text = fc.constantFrom(
  "",
  "a",
  "ab",
  "😀",
  "2025-12-01",
  "2025-12-01T10:00:00Z",
  "a@b.cc",
  "127.0.0.1",
);
const scalar = fc.oneof(number, text, fc.boolean(), fc.constant(null));

/** Any value that JSON has, of a few names, numbers and texts, so that it often fits. */
export const anyValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 4 }),
  ),
})).value;

const type = fc.constantFrom("null", "boolean", "string", "number", "integer", "array", "object");

/** Any keywords of JSON Schema 2020-12 and of OpenAPI, together with references to two components. */
export const anySchema = fc.letrec<{ schema: JsonObject | boolean }>((tie) => {
  const schema = tie("schema");
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = fc.dictionary(name, schema, { maxKeys: 3 });
  const keywords: Record<string, Arbitrary<unknown>> = {
    type: fc.oneof(type, fc.array(type, { minLength: 1, maxLength: 3 })),
    enum: fc.array(scalar, { minLength: 1, maxLength: 3 }),
    const: fc.oneof(scalar, fc.constant({ a: 1 })),
    ...Object.fromEntries(
      ["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum"].map((keyword) => [keyword, number]),
    ),
    multipleOf: fc.constantFrom(0.1, 0.5, 2, 3),
    ...Object.fromEntries(
      ["maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"].map((keyword) => [
        keyword,
        small,
      ]),
    ),
    pattern: fc.constantFrom("^a", "b$", "[", "\\-"),
    format: fc.constantFrom("date", "date-time", "email", "ipv4", "int32", "uuid", "unheard-of"),
    required: fc.uniqueArray(name, { maxLength: 3 }),
    properties: map,
    patternProperties: fc.dictionary(fc.constantFrom("^a", "c", "."), schema, { maxKeys: 2 }),
    additionalProperties: schema,
    propertyNames: schema,
    dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 2 }),
    dependentSchemas: map,
    dependencies: fc.dictionary(name, fc.oneof(schema, fc.uniqueArray(name, { maxLength: 2 })), {
      maxKeys: 2,
    }),
    items: schema,
    prefixItems: list,
    contains: schema,
    minContains: small,
    maxContains: small,
    uniqueItems: fc.boolean(),
    unevaluatedItems: schema,
    unevaluatedProperties: schema,
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: schema,
    if: schema,
    then: schema,
    else: schema,
    readOnly: fc.boolean(),
    writeOnly: fc.boolean(),
    $ref: fc.constantFrom("#/components/schemas/Subject", "#/components/schemas/Other"),
  };
  const some = fc
    .uniqueArray(fc.constantFrom(...Object.keys(keywords)), { minLength: 1, maxLength: 5 })
    .chain((chosen) =>
      fc.record(
        Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword] ?? fc.constant(true)])),
      ),
    );
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      { weight: 1, arbitrary: fc.boolean() },
      { weight: 2, arbitrary: type.map((only) => ({ type: only })) },
      { weight: 8, arbitrary: some },
    ),
  };
}).schema;
