import type { Parts } from "./documents.ts";

const string = { type: "string" };
const object = { type: "object" };
const mapped = (mapping: Parts) => ({ ...object, discriminator: { propertyName: "kind", mapping } });

/** Changes after which other values fit, and told in the same words both ways. */
export const INCOMPARABLES = [
  { says: "another type", before: string, after: { type: "boolean" }, aspect: "type-changed" },
  { says: "another value", before: { const: "a" }, after: { const: "b" }, aspect: "const-changed" },
  {
    says: "another format",
    before: { ...string, format: "date" },
    after: { ...string, format: "uuid" },
    aspect: "format-changed",
  },
  {
    says: "multiples of something else",
    before: { type: "number", multipleOf: 2 },
    after: { type: "number", multipleOf: 3 },
    aspect: "multiple-of-changed",
  },
  {
    says: "another media type in a text",
    before: { ...string, contentMediaType: "image/png" },
    after: { ...string, contentMediaType: "image/gif" },
    aspect: "content-media-type-changed",
  },
  {
    says: "another encoding of a text",
    before: { ...string, contentEncoding: "base64" },
    after: { ...string, contentEncoding: "base64url" },
    aspect: "content-encoding-changed",
  },
  {
    says: "another property that tells alternatives apart",
    before: { ...object, discriminator: { propertyName: "kind" } },
    after: { ...object, discriminator: { propertyName: "type" } },
    aspect: "discriminator-property-name-changed",
  },
];

/** Changes of which nothing is known. */
export const UNDECIDED = [
  {
    says: "another pattern",
    before: { ...string, pattern: "^a" },
    after: { ...string, pattern: "^b" },
    aspect: "pattern-changed",
  },
  {
    says: "something else is ruled out",
    before: { ...string, not: { const: "a" } },
    after: { ...string, not: { const: "b" } },
    aspect: "not-changed",
  },
  {
    says: "another condition",
    before: { ...object, if: { required: ["a"] }, then: { maxProperties: 3 } },
    after: { ...object, if: { required: ["b"] }, then: { maxProperties: 3 } },
    aspect: "if-changed",
  },
];

/** Changes that no value shows. */
export const HARMLESS: readonly {
  readonly says: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly forth: string;
  readonly back: string;
  readonly components?: Parts;
}[] = [
  {
    says: "a default",
    before: string,
    after: { ...string, default: "a" },
    forth: "default-value-added",
    back: "default-value-removed",
  },
  {
    says: "another default",
    before: { ...string, default: "a" },
    after: { ...string, default: "b" },
    forth: "default-value-changed",
    back: "default-value-changed",
  },
  {
    says: "a discriminator",
    before: object,
    after: { ...object, discriminator: { propertyName: "kind" } },
    forth: "discriminator-added",
    back: "discriminator-removed",
  },
  {
    says: "another name for what a discriminator's value means",
    before: mapped({ cat: "Cat" }),
    after: mapped({ cat: "Tom" }),
    forth: "discriminator-mapping-changed",
    back: "discriminator-mapping-changed",
    components: { Cat: { maxProperties: 3 }, Tom: { maxProperties: 3 } },
  },
];

/** Pairs of schemas that the same values fit. */
export const EQUALS: readonly {
  readonly says: string;
  readonly one: unknown;
  readonly other: unknown;
  readonly components?: Parts;
}[] = [
  { says: "a description", one: string, other: { ...string, description: "A name.", example: "Ann" } },
  { says: "the order of keys", one: { a: 1, type: "string" }, other: { type: "string", a: 1 } },
  { says: "the order of values", one: { enum: ["a", "b"] }, other: { enum: ["b", "a"] } },
  {
    says: "a reference",
    one: string,
    other: { $ref: "#/components/schemas/Name" },
    components: { Name: string },
  },
  {
    says: "parts of an allOf",
    one: { ...object, required: ["a", "b"], properties: { a: string, b: string } },
    other: {
      allOf: [{ $ref: "#/components/schemas/A" }, { ...object, required: ["b"], properties: { b: string } }],
    },
    components: { A: { ...object, required: ["a"], properties: { a: string } } },
  },
  { says: "an only alternative", one: string, other: { oneOf: [string] } },
  {
    says: "null as a type and as an alternative",
    one: { type: ["string", "null"] },
    other: { oneOf: [{ type: "null" }, string] },
  },
  { says: "a const and an enum of one", one: { const: "a" }, other: { enum: ["a"] } },
  {
    says: "a type that the keywords mean",
    one: { properties: { a: string } },
    other: { ...object, properties: { a: string } },
  },
  { says: "bounds that bound nothing", one: string, other: { ...string, minLength: 0 } },
  { says: "a pattern that any text fits", one: string, other: { ...string, pattern: "^.*$" } },
  {
    says: "whole numbers below ten and up to nine",
    one: { type: "integer", maximum: 9 },
    other: { type: "integer", exclusiveMaximum: 10 },
  },
  { says: "the format of a password", one: string, other: { ...string, format: "password" } },
  {
    says: "additional properties that are taken anyhow",
    one: object,
    other: { ...object, additionalProperties: true },
  },
  {
    says: "first items like all others",
    one: { type: "array", items: string },
    other: { type: "array", prefixItems: [string], items: string },
  },
  {
    says: "the order of alternatives",
    one: { oneOf: [string, { type: "integer" }] },
    other: { oneOf: [{ type: "integer" }, string] },
  },
];

/** Changes that are judged more mildly where values are read. */
export const LENIENT: readonly {
  readonly says: string;
  readonly wide: unknown;
  readonly narrow: unknown;
  readonly narrowing: string;
  readonly widening: string;
  readonly reading: string;
  readonly components?: Parts;
}[] = [
  {
    says: "properties beyond those declared",
    wide: object,
    narrow: { ...object, additionalProperties: false },
    narrowing: "additional-properties-forbidden",
    widening: "additional-properties-allowed",
    reading: "info",
  },
  {
    says: "another value of a discriminator",
    wide: mapped({ cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" }),
    narrow: mapped({ cat: "#/components/schemas/Cat" }),
    narrowing: "discriminator-mapping-deleted",
    widening: "discriminator-mapping-added",
    reading: "warning",
    components: { Cat: { maxProperties: 3 }, Dog: { maxProperties: 4 } },
  },
  {
    says: "another value of a list",
    wide: { enum: ["a", "b"] },
    narrow: { enum: ["a"] },
    narrowing: "enum-value-removed",
    widening: "enum-value-added",
    reading: "warning",
  },
  {
    says: "another value of a list that may grow",
    wide: { ...string, "x-extensible-enum": ["a", "b"] },
    narrow: { ...string, "x-extensible-enum": ["a"] },
    narrowing: "x-extensible-enum-value-removed",
    widening: "x-extensible-enum-value-added",
    reading: "info",
  },
];
