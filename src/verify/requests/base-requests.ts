import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Inspection } from "../../contract/inspection.ts";
import { valueAt } from "../../contract/json-pointer.ts";
import { isJson, mediaTypeOf } from "../../contract/media-type.ts";
import type { MediaType, Operation, Parameter } from "../../contract/operation.ts";
import type { Generator } from "../../mock/generate/generator.ts";
import { schemaExample } from "../../mock/schema-example.ts";
import type { KnownValues } from "../known-values.ts";
import type { Credentials } from "./credentials.ts";
import type { RequestDraft } from "./request-draft.ts";
import { toContractRequest } from "./wire-request.ts";
import type { Writing } from "./write-request.ts";
import { writeRequest } from "./write-request.ts";

/** What requests are made of. */
export interface RequestParts extends Writing {
  readonly inspection: Inspection;
  readonly generator: Generator;
  readonly known: KnownValues;
  readonly credentials: Credentials;
}

/** How a request is made. */
export interface BaseManner {
  /** Other words give other values where they are made. */
  readonly seed: string;
  /** Whether parameters that may be left out are sent; they are not where this is left out. */
  readonly optional?: boolean;
  /** The body's media type; the first one in JSON, else the first, where left out. */
  readonly media?: MediaType;
  /** Whether examples are preferred to made values; true where left out. */
  readonly examples?: boolean;
}

/** So many times a request is made anew, when the contract refuses the one that was made. */
const ATTEMPTS = 5;

/**
 * Makes a request that keeps the contract, of the document's examples, of made values, and of ids that the provider has
 * answered before. Undefined where none was found.
 */
export async function baseRequest(
  parts: RequestParts,
  operation: Operation,
  manner: BaseManner,
): Promise<RequestDraft | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seed = attempt === 0 ? manner.seed : `${manner.seed} ${attempt}`;
    const draft = makeDraft(parts, operation, {
      ...{ ...manner, seed },
      ...(attempt > 0 && { examples: false }),
    });
    const known = withKnownValues(parts, operation, draft);
    if (await keepsContract(parts, operation, known)) return known;
    if (known !== draft && (await keepsContract(parts, operation, draft))) return draft;
  }
  return undefined;
}

/** Whether the contract takes a request, its credentials left aside. */
export async function keepsContract(
  parts: Pick<RequestParts, "inspection" | keyof Writing>,
  operation: Operation,
  draft: RequestDraft,
): Promise<boolean> {
  const request = toContractRequest(writeRequest(parts, operation, draft));
  const { problems } = await parts.inspection.inspect(request);
  return problems.every(({ status }) => status === 401);
}

/** A request of made values and known ids, which the contract will mostly take. */
export function likelyRequest(parts: RequestParts, operation: Operation, manner: BaseManner): RequestDraft {
  return withKnownValues(parts, operation, makeDraft(parts, operation, manner));
}

function makeDraft(parts: RequestParts, operation: Operation, manner: BaseManner): RequestDraft {
  const values: Record<Parameter["in"], JsonObject> = { path: {}, query: {}, header: {}, cookie: {} };
  for (const parameter of operation.parameters) {
    if (!parameter.required && manner.optional !== true) continue;
    values[parameter.in][parameter.name] = valueOf(parts, parameter, manner);
  }
  const media = manner.media ?? preferredMedia(operation);
  return { ...values, ...(media && { body: { media, value: bodyOf(parts, media, manner) } }) };
}

/** The media type that an operation's body is best sent in. */
export function preferredMedia({ requestBody }: Operation): MediaType | undefined {
  const content = requestBody?.content ?? [];
  return content.find(({ mediaType }) => isJson(mediaTypeOf(mediaType))) ?? content[0];
}

function valueOf({ root, generator }: RequestParts, parameter: Parameter, manner: BaseManner): unknown {
  const { schema, examples, pointer, name } = parameter;
  const holder = valueAt(root, pointer);
  const example = isObject(holder) ? holder.example : undefined;
  const wanted =
    manner.examples === false ? [] : [example, [...examples.values()][0], schemaExample(root, schema)];
  const found = wanted.find((value) => value !== undefined);
  if (found !== undefined || !schema) return found ?? "value";
  return generator.generate(schema, `${manner.seed} ${name}`, "request", generation(manner));
}

function bodyOf({ root, generator }: RequestParts, media: MediaType, manner: BaseManner): unknown {
  const { schema, example, examples } = media;
  const wanted =
    manner.examples === false ? [] : [example, [...examples.values()][0], schemaExample(root, schema)];
  const found = wanted.find((value) => value !== undefined);
  if (found !== undefined || !schema) return found ?? {};
  return generator.generate(schema, manner.seed, "request", generation(manner));
}

function generation({ examples = true }: BaseManner) {
  return { examples };
}

/** Ids in the path and in the body are such as the provider knows; several known ones are taken in turn. */
function withKnownValues({ known }: RequestParts, operation: Operation, draft: RequestDraft): RequestDraft {
  const path = { ...draft.path };
  for (const name of Object.keys(path)) path[name] = known.valuesFor(operation, name)[0] ?? path[name];
  const { body } = draft;
  if (!body || !("media" in body) || !isObject(body.value)) return { ...draft, path };
  const value = { ...body.value };
  for (const name of Object.keys(value)) {
    if (!/.id$|Id$/.test(name) || typeof value[name] === "object") continue;
    value[name] = known.valuesFor(operation, name)[0] ?? value[name];
  }
  return { ...draft, path, body: { media: body.media, value } };
}
