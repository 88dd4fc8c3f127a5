import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Faults } from "../faults.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";

/** What the value of a keyword has to be. `convert` makes it of what was clearly meant, undefined where nothing was. */
interface Expectation {
  readonly wanted: string;
  readonly isRight: (value: unknown) => boolean;
  readonly convert?: (value: unknown) => unknown;
}

const TYPES: ReadonlySet<unknown> = new Set("string number integer boolean array object null".split(" "));

/** What people write for types in other languages. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ...["int", "long", "int32", "int64"].map((name) => [name, "integer"] as const),
  ...["float", "double", "decimal"].map((name) => [name, "number"] as const),
  ...["bool", "text", "str", "uuid", "date", "datetime", "date-time"].map(
    (name) => [name, name === "bool" ? "boolean" : "string"] as const,
  ),
  ...["list", "map", "dict"].map((name) => [name, name === "list" ? "array" : "object"] as const),
]);

const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const toNumber = (value: unknown) =>
  typeof value === "string" && value.trim() !== "" && isNumber(Number(value)) ? Number(value) : undefined;

const count: Expectation = {
  wanted: "a whole number from 0",
  isRight: isCount,
  convert: (value) => (isCount(toNumber(value)) ? toNumber(value) : undefined),
};
const number: Expectation = { wanted: "a number", isRight: isNumber, convert: toNumber };
const limit: Expectation = { ...number, isRight: (value) => isNumber(value) || typeof value === "boolean" };
const positive: Expectation = {
  wanted: "a number above 0",
  isRight: (value) => isNumber(value) && Number(value) > 0,
};
const truth: Expectation = {
  wanted: "true or false",
  isRight: (value) => typeof value === "boolean",
  convert: (value) => (value === "true" ? true : value === "false" ? false : undefined),
};
const text: Expectation = {
  wanted: "a text",
  isRight: (value) => typeof value === "string",
  convert: (value) => (typeof value === "number" ? String(value) : undefined),
};
const name: Expectation = { wanted: "a text", isRight: text.isRight };
const texts: Expectation = {
  wanted: "a list of texts",
  isRight: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  convert: (value) => (Array.isArray(value) && !value.some(isObject) ? value.map(String) : undefined),
};
const some: Expectation = {
  wanted: "a list with something in it",
  isRight: (value) => Array.isArray(value) && value.length > 0,
};
const object: Expectation = { wanted: "an object", isRight: isObject };
const type: Expectation = {
  wanted: "one of string, number, integer, boolean, array, object, null",
  isRight: (value) =>
    TYPES.has(value) || (Array.isArray(value) && value.length > 0 && value.every((name) => TYPES.has(name))),
  convert: (value) => {
    const names = [value].flat().map((name) => typeName(name));
    if (names.length === 0 || names.includes(undefined)) return undefined;
    return Array.isArray(value) ? [...new Set(names)] : names[0];
  },
};

const EXPECTED: ReadonlyMap<string, Expectation> = new Map([
  ...spread(
    "maxLength minLength maxItems minItems maxProperties minProperties minContains maxContains",
    count,
  ),
  ...spread("maximum minimum", number),
  ...spread("exclusiveMaximum exclusiveMinimum", limit),
  ...spread("multipleOf", positive),
  ...spread("uniqueItems readOnly writeOnly deprecated nullable", truth),
  ...spread("title description format pattern contentEncoding contentMediaType", text),
  ...spread("$ref $dynamicRef $id $anchor $dynamicAnchor $comment", name),
  ...spread("required", texts),
  ...spread("enum allOf anyOf oneOf prefixItems", some),
  ...spread("examples", { wanted: "a list", isRight: Array.isArray }),
  ...spread("xml dependentRequired", object),
  ...spread("type", type),
]);

/** Takes out of a schema what its keywords cannot have, or puts in what was clearly meant. */
export function checkKeywords(schema: JsonObject, place: Place, faults: Faults): void {
  if (typeof schema.discriminator === "string") schema.discriminator = { propertyName: schema.discriminator };
  for (const keyword in schema) {
    const expectation = EXPECTED.get(keyword);
    const value = schema[keyword];
    if (!expectation || expectation.isRight(value)) continue;
    const converted = expectation.convert?.(value);
    const { wanted } = expectation;
    const outcome = converted === undefined ? "it is left out" : `taken for ${JSON.stringify(converted)}`;
    faults.warn(
      "wrong-value",
      below(place, keyword),
      `must be ${wanted}, but is ${JSON.stringify(value)}; ${outcome}`,
    );
    if (converted === undefined) Reflect.deleteProperty(schema, keyword);
    else schema[keyword] = converted;
  }
}

function typeName(name: unknown): unknown {
  // Without quotes, YAML takes null for the value, not the name.
  if (name === null) return "null";
  if (typeof name !== "string") return undefined;
  const lower = name.toLowerCase();
  return TYPES.has(lower) ? lower : OTHER_NAMES.get(lower);
}

function spread(keywords: string, expectation: Expectation): [string, Expectation][] {
  return keywords.split(" ").map((keyword) => [keyword, expectation]);
}
