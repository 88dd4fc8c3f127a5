import type { JsonObject } from "./document.ts";
import { isObject } from "./document.ts";
import type { Located } from "./json-pointer.ts";
import { valueAt } from "./json-pointer.ts";

/** A JSON Schema type's name. */
export type SchemaType = "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";

/** What a parameter's text has to become, so far as its schema says. */
export interface ValueShape {
  /** The types that the schema allows; empty when it does not say. */
  readonly types: ReadonlySet<SchemaType>;
  /** The shape of an array's items. */
  readonly items: ValueShape | undefined;
  /** The shapes of an object's declared properties. */
  readonly properties: ReadonlyMap<string, ValueShape>;
  /** The value that stands for a parameter that was not sent (`default`), undefined where there is none. */
  readonly fallback: unknown;
}

const ANY: ValueShape = { types: new Set(), items: undefined, properties: new Map(), fallback: undefined };

/** Deeper than this a parameter's text cannot be nested in any style. */
const DEEPEST = 4;

/** Reads the shape of a schema, through references and `allOf`/`anyOf`/`oneOf`. */
export function readShape(root: JsonObject, schema: Located<JsonObject | boolean> | undefined): ValueShape {
  return schema ? shapeOf(root, schema.value, DEEPEST) : ANY;
}

function shapeOf(root: JsonObject, schema: unknown, depth: number): ValueShape {
  const parts = depth > 0 ? [...partsOf(root, schema, depth)] : [];
  const types = new Set(parts.flatMap(typesOf));
  const items = parts.find((part) => part.items !== undefined)?.items;
  const properties = parts.flatMap((part) =>
    Object.entries(isObject(part.properties) ? part.properties : {}),
  );
  return {
    types,
    items: items === undefined ? undefined : shapeOf(root, items, depth - 1),
    properties: new Map(properties.map(([name, property]) => [name, shapeOf(root, property, depth - 1)])),
    fallback: parts.find((part) => part.default !== undefined)?.default,
  };
}

/** The schema itself and all that are combined in it. */
function* partsOf(root: JsonObject, schema: unknown, depth: number): Generator<JsonObject> {
  if (!isObject(schema) || depth < 0) return;
  yield schema;
  if (typeof schema.$ref === "string" && schema.$ref.startsWith("#")) {
    yield* partsOf(root, valueAt(root, schema.$ref.slice(1)), depth - 1);
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const list = schema[keyword];
    if (Array.isArray(list)) for (const part of list) yield* partsOf(root, part, depth - 1);
  }
}

function typesOf(schema: JsonObject): SchemaType[] {
  if (Array.isArray(schema.type)) return schema.type as SchemaType[];
  if (typeof schema.type === "string") return [schema.type as SchemaType];
  const allowed: unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
  return ("const" in schema ? [...allowed, schema.const] : allowed).map(typeOf);
}

function typeOf(value: unknown): SchemaType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as SchemaType;
}
