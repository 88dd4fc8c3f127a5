import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { escapeStep, namesAlong, valueAt } from "../contract/json-pointer.ts";
import type { Operation } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";

/** Schemas that hold for the same value as the one that they stand in. */
const BESIDE = ["allOf", "anyOf", "oneOf"] as const;
const BESIDE_ALONE = ["if", "then", "else", "not"] as const;

/** So many places are looked at; a recursive schema has no end of them. */
const MOST_PLACES = 2000;

/** The pointers of all schemas that hold for the same value as the schema at `pointer`, itself first, references followed. */
export function schemasBeside(root: JsonObject, pointer: string): string[] {
  const found = new Set<string>();
  const visit = (at: string): void => {
    if (found.has(at) || found.size > MOST_PLACES) return;
    const schema = valueAt(root, at);
    if (!isObject(schema)) return;
    found.add(at);
    for (const keyword of ["$ref", "$dynamicRef"]) {
      const reference = schema[keyword];
      if (typeof reference === "string" && reference.startsWith("#/")) visit(reference.slice(1));
    }
    for (const keyword of BESIDE) {
      const list = schema[keyword];
      if (Array.isArray(list)) list.forEach((_, index) => visit(`${at}/${keyword}/${index}`));
    }
    for (const keyword of BESIDE_ALONE) visit(`${at}/${keyword}`);
  };
  visit(pointer);
  return [...found];
}

/** The pointers of the schemas of one member or item of what the schema at `pointer` describes. */
export function schemasOfMember(root: JsonObject, pointer: string, name: string): string[] {
  return schemasBeside(root, pointer).flatMap((at) => {
    const schema = valueAt(root, at) as JsonObject;
    const index = /^\d+$/.test(name) ? Number(name) : undefined;
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
    const places = [
      isObject(schema.properties) && Object.hasOwn(schema.properties, name)
        ? `properties/${escapeStep(name)}`
        : undefined,
      index !== undefined && index < prefix ? `prefixItems/${index}` : undefined,
      index !== undefined && index >= prefix && isObject(schema.items) ? "items" : undefined,
      isObject(schema.additionalProperties) ? "additionalProperties" : undefined,
    ];
    return places.filter((place) => place !== undefined).map((place) => `${at}/${place}`);
  });
}

/**
 * Where a rule stands that a value breaks: from the schema of the whole value along the path to the value, and there at
 * the schema that has the keyword. Where that is not found, the nearest place that is.
 */
export function findRule(root: JsonObject, schema: string, path: string, keyword: string): string {
  let places = [schema];
  const names = namesAlong(path);
  // What is missing or must not be there is ruled by the object that it would be in.
  if (/^(required|additionalProperties|unevaluatedProperties|dependentRequired)$/.test(keyword)) names.pop();
  for (const name of names) {
    const inside = places.flatMap((at) => schemasOfMember(root, at, name));
    if (inside.length === 0) break;
    places = inside;
  }
  const all = places.flatMap((at) => schemasBeside(root, at));
  const holder = all.find((at) => Object.hasOwn(valueAt(root, at) as JsonObject, keyword));
  return holder === undefined ? (places[0] ?? schema) : `${holder}/${keyword}`;
}

/** Where the rule stands that a request breaks; the operation, where it is of no schema. */
export function ruleOfRequest(
  root: JsonObject,
  operation: Operation,
  { in: place, path, keyword }: Violation,
  mediaType?: string,
): string {
  if (place === "body") {
    const content = operation.requestBody?.content ?? [];
    const media = content.find((entry) => entry.mediaType === mediaType) ?? content[0];
    return media?.schema ? findRule(root, media.schema.pointer, path, keyword) : operation.pointer;
  }
  const [name = "", ...inside] = namesAlong(path);
  const parameter = operation.parameters.find(
    (other) =>
      other.in === place &&
      (place === "header" ? other.name.toLowerCase() === name.toLowerCase() : other.name === name),
  );
  if (!parameter) return operation.pointer;
  if (keyword === "required" && inside.length === 0) return `${parameter.pointer}/required`;
  const rest = inside.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return parameter.schema ? findRule(root, parameter.schema.pointer, rest, keyword) : parameter.pointer;
}
