import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { METHODS } from "../contract/operation.ts";

/** What a value of a document is, by the names of the specification. Values of no kind are data: examples, say. */
export type Kind =
  | ("document" | "components" | "paths" | "path" | "pathItem" | "operation" | "callback" | "responses")
  | ("parameter" | "header" | "requestBody" | "response" | "mediaType" | "encoding" | "example" | "link")
  | ("securityScheme" | "schema");

/** What stands under a key: one thing of a kind, or a list or map of them. */
export interface Slot {
  readonly kind: Kind;
  readonly form: "one" | "list" | "map";
}

/** Which keys of each kind hold what; `every` is for kinds whose keys are names. */
export type Grammar = Readonly<Record<Kind, Fields>>;

interface Fields {
  readonly fields: ReadonlyMap<string, Slot>;
  readonly every?: Slot;
}

const one = (kind: Kind): Slot => ({ kind, form: "one" });
const list = (kind: Kind): Slot => ({ kind, form: "list" });
const map = (kind: Kind): Slot => ({ kind, form: "map" });

function holding(fields: Readonly<Record<string, Slot>> = {}, every?: Slot): Fields {
  return { fields: new Map(Object.entries(fields)), ...(every && { every }) };
}

const SCHEMA = holding({
  ...spread(
    one("schema"),
    "items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties not if then else " +
      "contentSchema additionalItems",
  ),
  ...spread(list("schema"), "allOf anyOf oneOf prefixItems"),
  ...spread(map("schema"), "properties patternProperties dependentSchemas $defs definitions"),
});

const content = map("mediaType");
const examples = map("example");
const headers = map("header");

/** OpenAPI 3.0, 3.1 and 3.2. */
export const OPENAPI_3: Grammar = {
  document: holding({ paths: one("paths"), webhooks: map("pathItem"), components: one("components") }),
  components: holding({
    ...{
      schemas: map("schema"),
      responses: map("response"),
      parameters: map("parameter"),
      examples,
      headers,
    },
    ...{ requestBodies: map("requestBody"), securitySchemes: map("securityScheme"), links: map("link") },
    ...{ callbacks: map("callback"), pathItems: map("pathItem"), mediaTypes: content },
  }),
  paths: holding({}, one("path")),
  ...both(["path", "pathItem"], {
    ...spread(one("operation"), METHODS.join(" ")),
    additionalOperations: map("operation"),
    parameters: list("parameter"),
  }),
  operation: holding({
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: one("responses"),
    callbacks: map("callback"),
  }),
  callback: holding({}, one("pathItem")),
  responses: holding({}, one("response")),
  ...both(["parameter", "header"], { schema: one("schema"), content, examples }),
  requestBody: holding({ content }),
  response: holding({ headers, content, links: map("link") }),
  mediaType: holding({
    ...{ schema: one("schema"), itemSchema: one("schema"), examples },
    ...{ encoding: map("encoding"), itemEncoding: one("encoding"), prefixEncoding: list("encoding") },
  }),
  encoding: holding({ headers }),
  ...{ example: holding(), link: holding(), securityScheme: holding(), schema: SCHEMA },
};

/** Swagger 2.0, by the names that its parts have today. */
export const SWAGGER_2: Grammar = {
  ...OPENAPI_3,
  document: holding({
    ...{ paths: one("paths"), definitions: map("schema"), parameters: map("parameter") },
    ...{ responses: map("response"), securityDefinitions: map("securityScheme") },
  }),
  parameter: holding({ schema: one("schema") }),
  response: holding({ schema: one("schema") }),
};

function spread(slot: Slot, keys: string): Record<string, Slot> {
  return Object.fromEntries(keys.split(" ").map((key) => [key, slot]));
}

function both<Name extends Kind>(
  kinds: readonly [Name, Name],
  fields: Readonly<Record<string, Slot>>,
): Record<Name, Fields> {
  return { [kinds[0]]: holding(fields), [kinds[1]]: holding(fields) } as Record<Name, Fields>;
}

const SINGLE = Object.fromEntries(
  Object.keys(OPENAPI_3).map((kind) => [kind, one(kind as Kind)]),
) as Readonly<Record<Kind, Slot>>;

/** One thing of a kind: what each is in a list or map of them. */
export function singleOf(kind: Kind): Slot {
  return SINGLE[kind];
}

/** What stands under a key of an object of this kind; undefined for data, extensions and references. */
export function slotOf(grammar: Grammar, kind: Kind, key: string): Slot | undefined {
  const { fields, every } = grammar[kind];
  if (!every) return fields.get(key);
  return key === "$ref" || key.startsWith("x-") ? undefined : every;
}

/** Whether a value stands for another one: an object with a text under `$ref`. */
export function isReference(value: unknown): value is JsonObject & { $ref: string } {
  return isObject(value) && typeof value.$ref === "string";
}
