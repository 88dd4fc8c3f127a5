import type { JsonObject } from "./document.ts";
import type { DocumentReader } from "./document.ts";
import { isObject } from "./document.ts";
import type { Located } from "./json-pointer.ts";
import type { ParameterStyle } from "./operation.ts";

/** One entry of a `content` map: a media type (or range) with its schema and examples. */
export interface MediaType {
  /** In lower case, as declared otherwise. */
  readonly mediaType: string;
  readonly schema?: Located<JsonObject | boolean>;
  /** The schema of each item of a sequence (OpenAPI 3.2). */
  readonly itemSchema?: Located<JsonObject | boolean>;
  readonly example?: unknown;
  /** Named examples' values, in the order of the document. */
  readonly examples: ReadonlyMap<string, unknown>;
  /** How properties are written in forms, by their names. */
  readonly encoding: ReadonlyMap<string, PartEncoding>;
  /** Where it stands in the document. */
  readonly pointer: string;
}

/** How one property of a form is written (OpenAPI 3.1, section 4.8.15). */
export interface PartEncoding {
  /** The media types and ranges that the part may have; empty where its schema decides. */
  readonly contentTypes: readonly string[];
  /** Left out where the property is written by its media type, and not as a query parameter. */
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved: boolean;
  readonly headers: readonly ResponseHeader[];
}

/** A declared response header. */
export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  readonly schema?: Located<JsonObject | boolean>;
  readonly example?: unknown;
  /** Where it stands in the document. */
  readonly pointer: string;
}

/** Reads a header of a response, or of a part of a form. */
export function readHeader(
  reader: DocumentReader,
  name: string,
  located: Located<JsonObject>,
): ResponseHeader {
  const [media] = readContent(reader, located);
  const schema = media ? media.schema : readSchema(located);
  return {
    name,
    required: located.value.required === true,
    ...(schema && { schema }),
    example: exampleOf(reader, located),
    pointer: located.pointer,
  };
}

/** Reads the `content` of a body, a response, a parameter or a header. */
export function readContent(reader: DocumentReader, holder: Located<JsonObject>): MediaType[] {
  return reader.children(holder, "content").map(([mediaType, located]) => {
    const schema = readSchema(located);
    const itemSchema = readSchema(located, "itemSchema");
    return {
      mediaType: mediaType.toLowerCase(),
      ...(schema && { schema }),
      ...(itemSchema && { itemSchema }),
      example: exampleOf(reader, located),
      examples: readExamples(reader, located),
      encoding: readMap(reader, located, "encoding", (part) => readEncoding(reader, part)),
      pointer: located.pointer,
    };
  });
}

function readEncoding(reader: DocumentReader, located: Located<JsonObject>): PartEncoding {
  const { contentType, style, explode, allowReserved } = located.value;
  const isAsParameter = style !== undefined || explode !== undefined || allowReserved !== undefined;
  return {
    contentTypes:
      typeof contentType === "string" ? contentType.split(",").map((type) => type.trim().toLowerCase()) : [],
    ...(isAsParameter && { style: (style ?? "form") as ParameterStyle }),
    ...(typeof explode === "boolean" && { explode }),
    allowReserved: allowReserved === true,
    headers: reader.children(located, "headers").map(([name, header]) => readHeader(reader, name, header)),
  };
}

/** The named examples that are written in the document; those that are only linked to have no value here. */
export function readExamples(
  reader: DocumentReader,
  located: Located<JsonObject>,
): ReadonlyMap<string, unknown> {
  return readMap(reader, located, "examples", ({ value }) => value.value);
}

/** Most places of a document have no such map. */
const EMPTY: ReadonlyMap<string, never> = new Map<string, never>();

/** What is read of each member of a map, without those of which nothing is. */
function readMap<Value>(
  reader: DocumentReader,
  holder: Located<JsonObject>,
  step: string,
  read: (member: Located<JsonObject>) => Value | undefined,
): ReadonlyMap<string, Value> {
  if (!Object.hasOwn(holder.value, step)) return EMPTY;
  const values = new Map<string, Value>();
  for (const [name, member] of reader.children(holder, step)) {
    const value = read(member);
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

/** The single `example`, else the first of the named ones. */
function exampleOf(reader: DocumentReader, located: Located<JsonObject>): unknown {
  if (located.value.example !== undefined) return located.value.example;
  return reader.children(located, "examples")[0]?.[1].value.value;
}

/** A schema is left as it stands, with its `$ref`s: the validator follows them by the place. */
export function readSchema(
  holder: Located<JsonObject>,
  keyword: "schema" | "itemSchema" = "schema",
): Located<JsonObject | boolean> | undefined {
  const schema = holder.value[keyword];
  if (!isObject(schema) && typeof schema !== "boolean") return undefined;
  return { value: schema, pointer: `${holder.pointer}/${keyword}` };
}
