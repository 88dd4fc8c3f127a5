import type { JsonObject } from "./document.ts";
import { isObject } from "./document.ts";
import type { Located } from "./json-pointer.ts";
import { unescapeStep, valueAt } from "./json-pointer.ts";

/** A JSON Schema type's name. */
export type SchemaType = "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";

/** What a text has to become, so far as its schema says. */
export interface ValueShape {
  /** The types that the schema allows; empty when it does not say. */
  readonly types: ReadonlySet<SchemaType>;
  /** The shape of an array's items. */
  readonly items: ValueShape | undefined;
  /** The shapes of an object's declared properties. */
  readonly properties: ReadonlyMap<string, ValueShape>;
  /** The shape of an object's other properties. */
  readonly additional: ValueShape | undefined;
  /** The value that stands for a parameter that was not sent (`default`), undefined where there is none. */
  readonly fallback: unknown;
  /** Whether the value is bytes: `format: binary`, or a `contentMediaType` without an encoding. */
  readonly isBinary: boolean;
  /** The schema's `xml` object. */
  readonly xml: JsonObject;
  /** The name of the component that the schema is or refers to. */
  readonly name: string | undefined;
}

/** The shape of a value that no schema describes. */
export const ANY_SHAPE: ValueShape = {
  types: new Set(),
  items: undefined,
  properties: new Map(),
  additional: undefined,
  fallback: undefined,
  isBinary: false,
  xml: {},
  name: undefined,
};

/** Reads the shape of a schema, through references and `allOf`/`anyOf`/`oneOf`. */
export function readShape(root: JsonObject, schema: Located<JsonObject | boolean> | undefined): ValueShape {
  if (!schema) return ANY_SHAPE;
  const [, components, schemas, name, ...rest] = schema.pointer.split("/");
  const isComponent = components === "components" && schemas === "schemas" && rest.length === 0;
  return new SchemaShape(
    root,
    schema.value,
    isComponent && name !== undefined ? unescapeStep(name) : undefined,
  );
}

/** Reads what it is asked for when it is asked, so that recursive schemas have shapes too. */
class SchemaShape implements ValueShape {
  readonly #root: JsonObject;
  readonly #parts: readonly JsonObject[];
  /** The schema itself and those that it only refers to. */
  readonly #heads: readonly JsonObject[];
  readonly types: ReadonlySet<SchemaType>;
  readonly name: string | undefined;
  #items: ValueShape | undefined;
  #additional: ValueShape | undefined;
  #properties: ReadonlyMap<string, ValueShape> | undefined;

  constructor(root: JsonObject, schema: unknown, name: string | undefined) {
    this.#root = root;
    const parts = new Set<JsonObject>();
    collectParts(root, schema, parts);
    this.#parts = [...parts];
    this.#heads = headsOf(root, schema);
    this.types = new Set(this.#parts.flatMap(typesOf));
    this.name = name ?? this.#heads.map(referredName).find((found) => found !== undefined);
  }

  get items(): ValueShape | undefined {
    return (this.#items ??= this.#shapeUnder("items"));
  }

  get additional(): ValueShape | undefined {
    const isOpen = () => this.#parts.some((part) => part.additionalProperties === true);
    return (this.#additional ??=
      this.#shapeUnder("additionalProperties") ?? (isOpen() ? ANY_SHAPE : undefined));
  }

  get properties(): ReadonlyMap<string, ValueShape> {
    return (this.#properties ??= new Map(
      this.#parts
        .toReversed()
        .flatMap((part) => Object.entries(isObject(part.properties) ? part.properties : {}))
        .map(([name, property]) => [name, new SchemaShape(this.#root, property, undefined)]),
    ));
  }

  get fallback(): unknown {
    return this.#parts.find((part) => part.default !== undefined)?.default;
  }

  get isBinary(): boolean {
    const mayBeText = this.types.size === 0 || (this.types.has("string") && this.types.size === 1);
    const isBytes = (part: JsonObject) =>
      part.format === "binary" || (part.contentMediaType !== undefined && part.contentEncoding === undefined);
    return mayBeText && this.#parts.some(isBytes);
  }

  get xml(): JsonObject {
    return Object.assign({}, ...this.#heads.toReversed().map(({ xml }) => xml)) as JsonObject;
  }

  #shapeUnder(keyword: string): ValueShape | undefined {
    const schema = this.#parts.find((part) => isObject(part[keyword]))?.[keyword];
    return schema === undefined ? undefined : new SchemaShape(this.#root, schema, undefined);
  }
}

/** The schema itself and all that are combined in it. */
function collectParts(root: JsonObject, schema: unknown, parts: Set<JsonObject>): void {
  if (!isObject(schema) || parts.has(schema)) return;
  parts.add(schema);
  collectParts(root, referred(root, schema), parts);
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const list = schema[keyword];
    if (Array.isArray(list)) for (const part of list) collectParts(root, part, parts);
  }
}

function headsOf(root: JsonObject, schema: unknown): JsonObject[] {
  const heads = new Set<JsonObject>();
  let next: unknown = schema;
  while (isObject(next) && !heads.has(next)) {
    heads.add(next);
    const all: readonly unknown[] = Array.isArray(next.allOf) ? next.allOf : [];
    next = referred(root, next) ?? (all.length === 1 && next.properties === undefined ? all[0] : undefined);
  }
  return [...heads];
}

function referred(root: JsonObject, { $ref }: JsonObject): unknown {
  return typeof $ref === "string" && $ref.startsWith("#/") ? valueAt(root, $ref.slice(1)) : undefined;
}

function referredName({ $ref }: JsonObject): string | undefined {
  if (typeof $ref !== "string" || !$ref.startsWith("#/components/schemas/")) return undefined;
  const steps = $ref.split("/");
  return steps.length === 4 ? unescapeStep(steps[3] ?? "") : undefined;
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
