import type { JsonObject, OpenApiDocument } from "./document.ts";
import { DocumentError, DocumentReader, isObject } from "./document.ts";
import type { Located } from "./json-pointer.ts";
import type { MediaType, ResponseHeader } from "./content.ts";
import { readContent, readExamples, readHeader, readSchema } from "./content.ts";
import { readServerPaths } from "./base-paths.ts";

export type { MediaType, ResponseHeader } from "./content.ts";

/** The methods that a path item has a field for; `query` came with OpenAPI 3.2. */
export const METHODS = "get put post delete options head patch trace query".split(" ");

/** Where a parameter is sent. */
export type ParameterPlace = "path" | "query" | "header" | "cookie";

/** How a parameter's value is written into its place (OpenAPI 3.1, section 4.8.12.3). */
export type ParameterStyle =
  "matrix" | "label" | "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** A declared parameter, its references followed and its defaults filled in. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Its schema, and where that stands; left out when the parameter has none. */
  readonly schema?: Located<JsonObject | boolean>;
  /** The media type that its value is written in, where it is declared by `content`. */
  readonly mediaType?: string;
  /** How the whole query is written, where that is the parameter's value (`in: querystring`, OpenAPI 3.2). */
  readonly wholeQuery?: MediaType;
  /** Whether its name may stand in the query without a value (`allowEmptyValue`). */
  readonly allowsEmpty?: true;
  /** Named examples' values, in the order of the document. */
  readonly examples: ReadonlyMap<string, unknown>;
  /** Where it stands in the document. */
  readonly pointer: string;
}

/** What says how a value is written like a parameter's. */
export type StyledParameter = Pick<Parameter, "name" | "in" | "style" | "explode">;

/** The body that an operation takes. */
export interface RequestBodyDeclaration {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  /** Where it stands in the document. */
  readonly pointer: string;
}

/** A declared response; `status` is a code, a range like `2XX`, or `default`. */
export interface ResponseDeclaration {
  readonly status: string;
  readonly content: readonly MediaType[];
  readonly headers: readonly ResponseHeader[];
  /** Where it stands in the document. */
  readonly pointer: string;
}

/** A list of alternatives, each of them a list of scheme names that are all needed. */
export type SecurityRequirements = readonly (readonly string[])[];

/** One operation of the contract, ready to be asked: references followed, path and operation level merged. */
export interface Operation {
  readonly operationId: string;
  /** In upper case. */
  readonly method: string;
  /** The path template: `/pets/{petId}`. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBodyDeclaration | undefined;
  readonly responses: readonly ResponseDeclaration[];
  readonly security: SecurityRequirements;
  /** The paths under which it is found, `""` for the root: those of its servers. */
  readonly basePaths: readonly string[];
  /** Where the operation stands in the document. */
  readonly pointer: string;
}

/** All operations of a document, in its order. An operation without an operationId gets one: `get /pets/{petId}`. */
export function readOperations(document: OpenApiDocument): Operation[] {
  const reader = new DocumentReader(document);
  return readPathItems(reader, { value: reader.root, pointer: "" }, "paths");
}

/** The operations of a map of path items: the `paths` or `webhooks` of a document, or one callback of an operation. */
export function readPathItems(
  reader: DocumentReader,
  holder: Located<JsonObject>,
  step: string,
): Operation[] {
  const basePaths = readServerPaths(reader.root.servers) ?? [""];
  return reader
    .children(holder, step)
    .flatMap(([path, item]) =>
      operationsOf(reader, item).map(([method, operation]) =>
        readOperation(reader, path, method, item, operation, basePaths),
      ),
    );
}

/** Those of methods without a field of their own stand under `additionalOperations` (OpenAPI 3.2, section 4.9). */
function operationsOf(reader: DocumentReader, item: Located<JsonObject>): [string, Located<JsonObject>][] {
  const found = reader.children(item, "additionalOperations");
  const usual: [string, Located<JsonObject>][] = [];
  for (const method of METHODS) {
    const operation = reader.child(item, method);
    if (operation) usual.push([method, operation]);
  }
  return [...usual, ...found];
}

function readOperation(
  reader: DocumentReader,
  path: string,
  method: string,
  item: Located<JsonObject>,
  { value, pointer }: Located<JsonObject>,
  basePaths: readonly string[],
): Operation {
  const located = { value, pointer };
  const body = reader.child(located, "requestBody");
  return {
    operationId: typeof value.operationId === "string" ? value.operationId : `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    tags: Array.isArray(value.tags) ? value.tags.map(String) : [],
    summary: typeof value.summary === "string" ? value.summary : undefined,
    parameters: readParameters(reader, item, located),
    requestBody: body && {
      required: body.value.required === true,
      content: readContent(reader, body),
      pointer: body.pointer,
    },
    responses: reader.children(located, "responses").map(([status, response]) => ({
      status: status.toUpperCase() === "DEFAULT" ? "default" : status.toUpperCase(),
      ...reader.once(response, readResponse),
    })),
    security: readSecurity(value.security === undefined ? reader.root.security : value.security, pointer),
    basePaths: readServerPaths(value.servers) ?? readServerPaths(item.value.servers) ?? basePaths,
    pointer,
  };
}

function readResponse(
  reader: DocumentReader,
  response: Located<JsonObject>,
): Omit<ResponseDeclaration, "status"> {
  return {
    content: readContent(reader, response),
    headers: reader.children(response, "headers").map(([name, header]) => readHeader(reader, name, header)),
    pointer: response.pointer,
  };
}

/** The path's parameters, each replaced by the operation's own of the same name and place. */
function readParameters(
  reader: DocumentReader,
  item: Located<JsonObject>,
  operation: Located<JsonObject>,
): Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const level of [item, operation]) {
    for (const [, located] of reader.children(level, "parameters")) {
      const parameter = reader.once(located, readParameter);
      if (parameter) merged.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...merged.values()];
}

const DEFAULT_STYLES = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;

/** Header parameters of these names are described elsewhere in the operation and ignored (OpenAPI 3.1, 4.8.12.2). */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

function readParameter(reader: DocumentReader, located: Located<JsonObject>): Parameter | undefined {
  const { value } = located;
  const isWholeQuery = value.in === "querystring";
  const place = isWholeQuery ? "query" : (value.in as ParameterPlace);
  const name = String(value.name);
  if (place === "header" && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  const style = (value.style ?? DEFAULT_STYLES[place]) as ParameterStyle;
  const [media] = readContent(reader, located);
  const schema = media ? media.schema : readSchema(located);
  return {
    name,
    in: place,
    required: value.required === true,
    style,
    explode: typeof value.explode === "boolean" ? value.explode : style === "form",
    ...(schema && { schema }),
    ...(media && { mediaType: media.mediaType }),
    ...(media && isWholeQuery && { wholeQuery: media }),
    ...(place === "query" && value.allowEmptyValue === true && { allowsEmpty: true }),
    examples: media ? media.examples : readExamples(reader, located),
    pointer: located.pointer,
  };
}

/** What is not written as a list of requirements is refused: taken for none, it would leave the operation open. */
function readSecurity(security: unknown, pointer: string): SecurityRequirements {
  if (security === undefined) return [];
  if (Array.isArray(security) && security.every(isObject)) {
    return security.map((requirement) => Object.keys(requirement));
  }
  throw new DocumentError(
    `#${pointer}: its security is no list of requirements; write "security: [{ name: [] }]"`,
  );
}
