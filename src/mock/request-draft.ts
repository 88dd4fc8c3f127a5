import { encodeBody } from "../contract/bodies/encode-body.ts";
import type { CredentialPlace } from "../contract/credential-places.ts";
import { credentialPlaces } from "../contract/credential-places.ts";
import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { valueAt } from "../contract/json-pointer.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { MediaType, Operation, Parameter } from "../contract/operation.ts";
import { readShape } from "../contract/schema-types.ts";
import type { Generator } from "./generate/generator.ts";
import { schemaExample } from "./schema-example.ts";

/** A parameter, with a value that it may have. */
export interface ParameterDraft extends Pick<Parameter, "name" | "in" | "required" | "style" | "explode"> {
  readonly description: string;
  /** Undefined where none was found. */
  readonly value: unknown;
  /** Whether its value is written in a media type, and not in the parameter's style. */
  readonly isContent: boolean;
}

/** A body of one media type, in the texts that it may have. */
export interface BodyDraft {
  /** With the parameters that it needs. */
  readonly contentType: string;
  /** At least one, the best first; the name is empty where the document has given none. */
  readonly examples: readonly { readonly name: string; readonly text: string }[];
}

/** A response, and the names of its examples. */
export interface ResponseDraft {
  readonly status: string;
  readonly description: string;
  readonly examples: readonly string[];
}

/** A request that an operation takes, for someone to change and send. */
export interface RequestDraft extends Pick<Operation, "operationId" | "method" | "path" | "basePaths"> {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ParameterDraft[];
  readonly isBodyRequired: boolean;
  readonly bodies: readonly BodyDraft[];
  readonly credentials: readonly CredentialPlace[];
  readonly responses: readonly ResponseDraft[];
  /** The media types of all responses. */
  readonly accepts: readonly string[];
}

/**
 * Drafts a request of an operation from the document's examples; what has none is made from its schema, by what
 * `loadGenerator` gives, which is called only then.
 */
export async function draftRequest(
  root: JsonObject,
  operation: Operation,
  loadGenerator: () => Promise<Generator>,
): Promise<RequestDraft> {
  const { operationId, method, path, basePaths, summary = "", requestBody, responses } = operation;
  const nameOf = createExampleChooser(operation);
  const make: Make = async (schema) => {
    if (!schema) return undefined;
    return schemaExample(root, schema) ?? (await loadGenerator()).generate(schema, operationId, "request");
  };
  return {
    operationId,
    method,
    path,
    basePaths,
    summary,
    description: textAt(root, operation.pointer, "description"),
    parameters: await Promise.all(
      operation.parameters.map((parameter) => draftParameter(root, parameter, nameOf, make)),
    ),
    isBodyRequired: requestBody?.required === true,
    bodies: await Promise.all(
      (requestBody?.content ?? []).map((media) => draftBody(root, media, nameOf, make)),
    ),
    credentials: credentialPlaces(root, operation.security),
    responses: responses.map(({ status, content, pointer }) => ({
      status,
      description: textAt(root, pointer, "description"),
      examples: [...new Set(content.flatMap(({ examples }) => [...examples.keys()]))],
    })),
    accepts: [...new Set(responses.flatMap(({ content }) => content.map(({ mediaType }) => mediaType)))],
  };
}

type Make = (schema: MediaType["schema"]) => Promise<unknown>;

/** The name of the one of several examples that is drafted with, if any will do. */
type ChooseExample = (examples: ReadonlyMap<string, unknown>) => string | undefined;

/** Examples of requests have the names of the replies to them: one that succeeds is chosen, and none that is refused. */
function createExampleChooser({ responses }: Operation): ChooseExample {
  const namesWhere = (isWanted: (status: string) => boolean) =>
    new Set(
      responses
        .filter(({ status }) => isWanted(status))
        .flatMap(({ content }) => content.flatMap(({ examples }) => [...examples.keys()])),
    );
  const good = namesWhere((status) => status.startsWith("2"));
  const bad = namesWhere((status) => !status.startsWith("2"));
  return (examples) => {
    const names = [...examples.keys()];
    return names.find((name) => good.has(name)) ?? names.find((name) => !bad.has(name));
  };
}

async function draftParameter(
  root: JsonObject,
  parameter: Parameter,
  nameOf: ChooseExample,
  make: Make,
): Promise<ParameterDraft> {
  const { name, in: place, required, style, explode, schema, mediaType, examples, pointer } = parameter;
  const holder = valueAt(root, pointer);
  const named = nameOf(examples);
  const single = isObject(holder) ? holder.example : undefined;
  const example = named === undefined ? single : examples.get(named);
  return {
    name,
    in: place,
    required,
    style,
    explode,
    description: textAt(root, pointer, "description"),
    value: example ?? (await make(schema)),
    isContent: mediaType !== undefined,
  };
}

async function draftBody(
  root: JsonObject,
  media: MediaType,
  nameOf: ChooseExample,
  make: Make,
): Promise<BodyDraft> {
  const first = nameOf(media.examples);
  const named = [...media.examples]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => Number(b.name === first) - Number(a.name === first));
  const values =
    named.length > 0 ? named : [{ name: "", value: media.example ?? (await make(media.schema)) }];
  const written = values.map(({ name, value }) => ({ name, ...write(root, media, value) }));
  return {
    contentType: written[0]?.contentType ?? media.mediaType,
    examples: written.map(({ name, text }) => ({ name, text })),
  };
}

/** As people can change it: JSON over several lines, and nothing for what is no text. */
function write(
  root: JsonObject,
  media: MediaType,
  value: unknown,
): { readonly contentType: string; readonly text: string } {
  const contentType = media.mediaType.includes("*") ? "application/octet-stream" : media.mediaType;
  if (value === undefined) return { contentType, text: "" };
  if (isJson(mediaTypeOf(contentType))) return { contentType, text: JSON.stringify(value, null, 2) };
  const shape = readShape(root, media.schema);
  const encoded = encodeBody(value, { contentType, shape, media, root });
  return { contentType: encoded.contentType, text: toText(encoded.body) };
}

function toText(body: string | Uint8Array): string {
  if (typeof body === "string") return body;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return "";
  }
}

function textAt(root: JsonObject, pointer: string, member: string): string {
  const holder = valueAt(root, pointer);
  const text = isObject(holder) ? holder[member] : undefined;
  return typeof text === "string" ? text : "";
}
