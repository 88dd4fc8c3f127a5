import { isSequence } from "../contract/bodies/formats.ts";
import type { MediaType } from "../contract/content.ts";
import { escapeStep } from "../contract/json-pointer.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { Operation, Parameter } from "../contract/operation.ts";
import type { Constraint } from "./constraint.ts";
import type { PlaceLink, SchemaPlaces } from "./schema-places.ts";
import { allRules } from "./value-rules.ts";

/** All that an operation declares and that traffic can exercise, by pointers, each once. */
export interface Elements {
  readonly parameters: readonly string[];
  /** The rules of requests, and whether a request can break them. */
  readonly constraints: ReadonlyMap<string, boolean>;
  readonly statuses: readonly string[];
  /** Those of the request's body and of the responses. */
  readonly mediaTypes: readonly string[];
  /** Named examples of parameters, bodies and responses. */
  readonly examples: readonly string[];
}

/** Where a declared response stands, from the operation on: a component may be several responses of one operation. */
export function responsePointer({ pointer }: Operation, status: string): string {
  return `${pointer}/responses/${status}`;
}

/** Where the content of a response stands, from the operation on. */
export function contentPointer(response: string, { mediaType }: MediaType): string {
  return `${response}/content/${escapeStep(mediaType)}`;
}

/** Where a named example stands. */
export function examplePointer(holder: string, name: string): string {
  return `${holder}/examples/${escapeStep(name)}`;
}

/** The schema of a value, as a place to begin at. */
export function linkOf(schema: { readonly pointer: string } | undefined): PlaceLink | undefined {
  return schema && { pointer: schema.pointer, isBase: false };
}

/** The schema of a body, of each item where it is a sequence. */
export function bodyLink(media: MediaType): PlaceLink | undefined {
  return linkOf(isSequence(mediaTypeOf(media.mediaType)) ? (media.itemSchema ?? media.schema) : media.schema);
}

/** Lists what an operation declares. */
export function readElements(places: SchemaPlaces, operation: Operation): Elements {
  const { parameters, requestBody, responses } = operation;
  const bodies = requestBody?.content ?? [];
  const replies = responses.map(({ status, content }) => {
    const pointer = responsePointer(operation, status);
    return { pointer, content: content.map((media) => ({ pointer: contentPointer(pointer, media), media })) };
  });
  const holders = [
    ...[...parameters, ...bodies].map(({ pointer, examples }) => ({ pointer, examples })),
    ...replies.flatMap(({ content }) =>
      content.map(({ pointer, media: { examples } }) => ({ pointer, examples })),
    ),
  ];
  return {
    parameters: parameters.map(({ pointer }) => pointer),
    constraints: readRules(places, operation),
    statuses: replies.map(({ pointer }) => pointer),
    mediaTypes: [
      ...bodies.map(({ pointer }) => pointer),
      ...replies.flatMap(({ content }) => content.map(({ pointer }) => pointer)),
    ],
    examples: holders.flatMap(({ pointer, examples }) =>
      [...examples.keys()].map((name) => examplePointer(pointer, name)),
    ),
  };
}

function readRules(places: SchemaPlaces, { parameters, requestBody }: Operation): Map<string, boolean> {
  const rules = new Map<string, boolean>();
  const add = (pointer: string, canBreak: boolean) =>
    void rules.set(pointer, canBreak || rules.get(pointer) === true);
  for (const parameter of parameters) {
    // A path without its parameter is another path.
    if (parameter.required && parameter.in !== "path") add(`${parameter.pointer}/required`, true);
    const link = linkOf(parameter.schema);
    for (const rule of link ? allRules(places, link) : []) add(rule.pointer, breaksIn(parameter, rule));
  }
  if (!requestBody) return rules;
  if (requestBody.required) add(`${requestBody.pointer}/required`, true);
  if (requestBody.content.length > 0) add(`${requestBody.pointer}/content`, true);
  for (const media of requestBody.content) {
    const link = bodyLink(media);
    const isText = !isJson(mediaTypeOf(media.mediaType)) && !isSequence(mediaTypeOf(media.mediaType));
    for (const { pointer, breaks } of link ? allRules(places, link) : []) {
      add(pointer, !(isText && breaks === "outside-text"));
    }
  }
  return rules;
}

function breaksIn(parameter: Parameter, { breaks }: Constraint): boolean {
  if (breaks === "anywhere") return true;
  if (breaks === "outside-path") return parameter.in !== "path";
  return parameter.mediaType !== undefined && isJson(mediaTypeOf(parameter.mediaType));
}
