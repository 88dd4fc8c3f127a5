import type { Part } from "./demand.ts";
import { valuesOf } from "./conjunction.ts";

/** The kinds of JSON values that are made in different ways. */
export type JsonType = "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";

/** Each of them; `number` stands for integers too. */
export const ALL_TYPES: readonly JsonType[] = ["string", "number", "boolean", "object", "array", "null"];

const KEYWORDS: ReadonlyMap<string, JsonType> = new Map([
  ...named(
    "object",
    "properties required additionalProperties patternProperties propertyNames minProperties maxProperties " +
      "dependentRequired dependentSchemas unevaluatedProperties",
  ),
  ...named(
    "array",
    "items prefixItems contains minContains maxContains minItems maxItems uniqueItems unevaluatedItems",
  ),
  ...named("number", "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf"),
  ...named("string", "pattern minLength maxLength contentMediaType contentEncoding contentSchema format"),
]);

const NUMERIC_FORMATS: ReadonlyMap<unknown, JsonType> = new Map([
  ["int32", "integer"],
  ["int64", "integer"],
  ["float", "number"],
  ["double", "number"],
]);

/** The types that all parts allow; undefined where none of them speaks of types. */
export function allowedTypes(parts: readonly Part[]): JsonType[] | undefined {
  return valuesOf(parts, "type")
    .map((type) => (Array.isArray(type) ? type : [type]) as JsonType[])
    .reduce<JsonType[] | undefined>((left, right) => (left ? intersect(left, right) : right), undefined);
}

/** The types to make values of: those that are allowed, else the one that the keywords speak of. */
export function typesToMake(parts: readonly Part[]): readonly JsonType[] {
  const allowed = allowedTypes(parts);
  if (allowed) return [...new Set(allowed)];
  const keywords = parts.flatMap(({ schema }) => Object.keys(schema));
  const spoken = keywords.map((keyword) => KEYWORDS.get(keyword)).find((type) => type !== undefined);
  const numeric = valuesOf(parts, "format").map((format) => NUMERIC_FORMATS.get(format))[0];
  return [(spoken === "string" || spoken === "number" ? numeric : undefined) ?? spoken ?? "string"];
}

/** The types of the values that will be made; all where a choice decides that. */
export function typesMade(parts: readonly Part[]): readonly JsonType[] {
  const undecided = parts.some(({ schema }) =>
    ["anyOf", "oneOf", "if", "not", "enum", "const"].some((keyword) => keyword in schema),
  );
  return allowedTypes(parts) ?? (undecided ? ALL_TYPES : typesToMake(parts));
}

/** The type of a JSON value; `number` for integers too. */
export function typeOf(value: unknown): JsonType {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : (typeof value as JsonType);
}

/** Whether a value is of one of the allowed types. */
export function isOfType(value: unknown, types: readonly JsonType[] = ALL_TYPES): boolean {
  return types.includes(typeOf(value)) || (types.includes("integer") && Number.isInteger(value));
}

function intersect(left: readonly JsonType[], right: readonly JsonType[]): JsonType[] {
  const both = left.filter((type) => right.includes(type));
  const integers =
    (left.includes("integer") && right.includes("number")) ||
    (left.includes("number") && right.includes("integer"));
  return integers && !both.includes("number") && !both.includes("integer") ? [...both, "integer"] : both;
}

function named(type: JsonType, keywords: string): [string, JsonType][] {
  return keywords.split(" ").map((keyword) => [keyword, type]);
}
