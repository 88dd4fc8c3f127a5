import type { JsonObject } from "../../contract/document.ts";
import type { Shape } from "./shape.ts";

/** The types of JSON, integers apart from other numbers and without null. */
export type ValueType = "string" | "number" | "integer" | "boolean" | "array" | "object";

/** Some types; undefined stands for any. */
export type Types = ReadonlySet<string> | undefined;

/** Keywords that are written for one type alone, so that they say which one is meant where `type` is left out. */
const MADE_FOR: Readonly<Record<string, ValueType>> = {
  ...{
    properties: "object",
    required: "object",
    additionalProperties: "object",
    patternProperties: "object",
  },
  ...{ items: "array", prefixItems: "array", minItems: "array", maxItems: "array" },
  ...{ pattern: "string", minLength: "string", maxLength: "string" },
};

/** The type that is meant by a schema that names none; undefined where that is not clear. */
export function impliedTypes(schema: JsonObject): readonly string[] | undefined {
  const meant = new Set(Object.keys(schema).flatMap((keyword) => MADE_FOR[keyword] ?? []));
  return meant.size === 1 ? [...meant] : undefined;
}

/** The types that fit all that a shape says, null left out. */
export function typesOf({ parts, isNever }: Shape): Types {
  if (isNever) return new Set();
  let types: Types;
  for (const { value } of parts) {
    const own = value.type === undefined ? impliedTypes(value) : [value.type].flat().map(String);
    if (own) types = intersect(types, new Set(own.filter((type) => type !== "null")));
  }
  return types ?? typesOfValues(parts);
}

/** The types of listed values, where nothing else says which ones there may be. */
function typesOfValues(parts: Shape["parts"]): Types {
  const [values] = parts.flatMap(({ value }) => {
    if (Object.hasOwn(value, "const")) return [[value.const]];
    return Array.isArray(value.enum) ? [value.enum as unknown[]] : [];
  });
  return values && new Set(values.filter((value) => value !== null).map(typeOf));
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** Whether all of some types are among others; `asText` is for values that are written as text, which is a string too. */
export function isWithin(inner: Types, outer: Types, asText = false): boolean {
  if (outer === undefined) return true;
  if (inner === undefined) return false;
  return [...inner].every(
    (type) =>
      outer.has(type) ||
      (type === "integer" && outer.has("number")) ||
      (asText && outer.has("string") && type !== "array" && type !== "object"),
  );
}

/** Types for people: `string or integer`. */
export function describeTypes(types: Types): string {
  if (types === undefined) return "anything";
  return types.size === 0 ? "nothing" : [...types].sort().join(" or ");
}

function intersect(left: Types, right: ReadonlySet<string>): ReadonlySet<string> {
  if (left === undefined) return right;
  const narrower = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].filter((type) => isWithin(new Set([type]), other));
  return new Set([...narrower(left, right), ...narrower(right, left)]);
}
