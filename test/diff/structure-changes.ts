import { row } from "./narrowing.ts";

const string = { type: "string" };
const object = { type: "object" };
const whenA = { if: { required: ["a"] } };

/** Changes of alternatives and conditions after which fewer values fit. */
export const STRUCTURES = [
  row(
    "one of several kinds is asked for",
    { ...object, maxProperties: 3 },
    { ...object, maxProperties: 3, oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    "one-of-set",
    "one-of-unset",
  ),
  row(
    "one of several kinds at least is asked for",
    { ...object, maxProperties: 3 },
    { ...object, maxProperties: 3, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    "any-of-set",
    "any-of-unset",
  ),
  row(
    "an alternative is gone",
    { oneOf: [string, { type: "integer" }, { type: "boolean" }] },
    { oneOf: [string, { type: "integer" }] },
    "one-of-removed",
    "one-of-added",
  ),
  row(
    "an alternative of an anyOf is gone",
    { anyOf: [string, { type: "integer" }, { type: "boolean" }] },
    { anyOf: [string, { type: "integer" }] },
    "any-of-removed",
    "any-of-added",
  ),
  row(
    "one of two alternatives is all that is left",
    { oneOf: [{ ...object, properties: { a: string } }, string] },
    string,
    "one-of-removed",
    "one-of-added",
  ),
  row("a schema is ruled out", string, { ...string, not: { const: "a" } }, "not-added", "not-removed"),
  row(
    "more is ruled out",
    { ...string, not: { enum: ["a"] } },
    { ...string, not: { enum: ["a", "b"] } },
    "not-specialized",
    "not-generalized",
  ),
  row(
    "a condition is set",
    object,
    { ...object, ...whenA, then: { required: ["b"] } },
    "if-added",
    "if-removed",
  ),
  row(
    "something follows where a condition is met",
    { ...object, ...whenA, else: { required: ["c"] } },
    { ...object, ...whenA, else: { required: ["c"] }, then: { required: ["b"] } },
    "then-added",
    "then-removed",
  ),
  row(
    "something follows where a condition is not met",
    { ...object, ...whenA, then: { required: ["b"] } },
    { ...object, ...whenA, then: { required: ["b"] }, else: { required: ["c"] } },
    "else-added",
    "else-removed",
  ),
];
