import type { Narrowing } from "./narrowing.ts";
import { row } from "./narrowing.ts";
import { STRUCTURES } from "./structure-changes.ts";

/** A bound, set, unset and moved. */
function bound(keyword: string, name: string, type: string, loose: number, tight: number): Narrowing[] {
  const [tightened, loosened] = tight < loose ? ["decreased", "increased"] : ["increased", "decreased"];
  const schema = (value?: number) => ({ type, ...(value !== undefined && { [keyword]: value }) });
  return [
    row(`a ${keyword} is set`, schema(), schema(tight), `${name}-set`, `${name}-unset`),
    row(
      `a ${keyword} is moved in`,
      schema(loose),
      schema(tight),
      `${name}-${tightened}`,
      `${name}-${loosened}`,
    ),
  ];
}

const string = { type: "string" };
const object = { type: "object" };
const array = { type: "array" };

/** Changes after which fewer values fit. */
export const NARROWINGS: readonly Narrowing[] = [
  row(
    "a number must be whole",
    { type: "number" },
    { type: "integer" },
    "type-specialized",
    "type-generalized",
  ),
  row(
    "one of two types is gone",
    { type: ["string", "integer"] },
    string,
    "type-specialized",
    "type-generalized",
  ),
  row("a type is named where none was", {}, string, "type-specialized", "type-generalized"),
  row("null is not taken", { type: ["string", "null"] }, string, "became-not-nullable", "became-nullable"),
  row(
    "null is no alternative",
    { anyOf: [string, { type: "null" }] },
    string,
    "became-not-nullable",
    "became-nullable",
  ),
  row("a format is named", string, { ...string, format: "date" }, "format-added", "format-removed"),
  row(
    "a format is a part of the one before",
    { type: "integer", format: "int64" },
    { type: "integer", format: "int32" },
    "format-specialized",
    "format-generalized",
  ),
  row("values are listed", string, { ...string, enum: ["a", "b"] }, "became-enum", "became-not-enum"),
  row(
    "a value is taken out of the list",
    { enum: ["a", "b"] },
    { enum: ["a"] },
    "enum-value-removed",
    "enum-value-added",
  ),
  row(
    "alternatives that are values are a list of them",
    { oneOf: [{ const: "a" }, { const: "b", title: "B" }] },
    { type: "string", enum: ["a"] },
    "enum-value-removed",
    "enum-value-added",
  ),
  row("there is one value only", string, { ...string, const: "a" }, "const-added", "const-removed"),
  ...bound("maximum", "max", "number", 9, 5),
  ...bound("exclusiveMaximum", "exclusive-max", "number", 9, 5),
  ...bound("minimum", "min", "number", -2, 5),
  ...bound("exclusiveMinimum", "exclusive-min", "number", 1, 5),
  ...bound("maxLength", "max-length", "string", 9, 5),
  ...bound("minLength", "min-length", "string", 1, 5),
  ...bound("maxItems", "max-items", "array", 9, 5),
  ...bound("minItems", "min-items", "array", 1, 5),
  ...bound("maxProperties", "max-properties", "object", 9, 5),
  ...bound("minProperties", "min-properties", "object", 1, 5),
  row(
    "what was the highest number is too high",
    { type: "number", maximum: 5 },
    { type: "number", exclusiveMaximum: 5 },
    "exclusive-max-decreased",
    "max-increased",
  ),
  row(
    "numbers are multiples",
    { type: "number" },
    { type: "number", multipleOf: 2 },
    "multiple-of-set",
    "multiple-of-unset",
  ),
  row(
    "numbers are multiples of a multiple",
    { type: "number", multipleOf: 2 },
    { type: "number", multipleOf: 4 },
    "multiple-of-specialized",
    "multiple-of-generalized",
  ),
  row("a pattern is set", string, { ...string, pattern: "^a" }, "pattern-added", "pattern-removed"),
  row("items are unique", array, { ...array, uniqueItems: true }, "unique-items-set", "unique-items-unset"),
  row(
    "an item of a kind is asked for",
    array,
    { ...array, contains: { const: 1 } },
    "contains-added",
    "contains-removed",
  ),
  row(
    "more items of a kind are asked for",
    { ...array, contains: { const: 1 } },
    { ...array, contains: { const: 1 }, minContains: 2 },
    "min-contains-increased",
    "min-contains-decreased",
  ),
  row(
    "as many items of a kind as one likes are too many",
    { ...array, contains: { const: 1 } },
    { ...array, contains: { const: 1 }, maxContains: 2 },
    "max-contains-set",
    "max-contains-unset",
  ),
  row(
    "fewer items of a kind are taken",
    { ...array, contains: { const: 1 }, maxContains: 3 },
    { ...array, contains: { const: 1 }, maxContains: 2 },
    "max-contains-decreased",
    "max-contains-increased",
  ),
  row(
    "items that nothing describes are refused",
    { ...array, prefixItems: [string] },
    { ...array, prefixItems: [string], unevaluatedItems: false },
    "unevaluated-items-added",
    "unevaluated-items-removed",
  ),
  row(
    "names of properties are limited",
    object,
    { ...object, propertyNames: { maxLength: 3 } },
    "property-names-added",
    "property-names-removed",
  ),
  row(
    "what a text holds has a schema",
    { ...string, contentMediaType: "application/json" },
    { ...string, contentMediaType: "application/json", contentSchema: object },
    "content-schema-added",
    "content-schema-removed",
  ),
  row(
    "properties of some names have a schema",
    object,
    { ...object, patternProperties: { "^x-": string } },
    "pattern-property-added",
    "pattern-property-removed",
  ),
  row(
    "one property asks for another one",
    object,
    { ...object, dependentRequired: { a: ["b"] } },
    "dependent-required-added",
    "dependent-required-removed",
  ),
  row(
    "one property asks for a schema",
    object,
    { ...object, dependentSchemas: { a: { maxProperties: 3 } } },
    "dependent-schema-added",
    "dependent-schema-removed",
  ),
  ...STRUCTURES,
];
