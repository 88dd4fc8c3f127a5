import type { JsonObject } from "../document.ts";

/** A JSON Schema: an object of keywords, or true for anything and false for nothing. */
export type Schema = JsonObject | boolean;

/** Keywords whose value is one schema. */
const ONE: ReadonlySet<string> = new Set([
  ...["items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems"],
  ...["unevaluatedProperties", "not", "if", "then", "else"],
]);

/** Keywords whose value is a list of schemas. */
const LIST: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);

/** Keywords whose value has schemas under names. */
const MAP: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "dependentSchemas", "dependencies"],
]);

/** Keywords whose schemas are about the very value that the schema itself is about. */
const SAME_VALUE: ReadonlySet<string> = new Set([
  ...["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"],
]);

/** How a keyword holds schemas; undefined for one that holds none. */
export function holds(keyword: string): "one" | "list" | "map" | undefined {
  if (ONE.has(keyword)) return "one";
  if (LIST.has(keyword)) return "list";
  return MAP.has(keyword) ? "map" : undefined;
}

/** Whether the schemas of a keyword are about the same value as the schema around them. */
export function isAboutSameValue(keyword: string): boolean {
  return SAME_VALUE.has(keyword);
}
