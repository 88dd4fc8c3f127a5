import type { JsonObject } from "../contract/document.ts";
import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { Observer } from "../contract/observer.ts";
import type { MediaType, Operation, ResponseDeclaration } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";
import type { DraftReply } from "../contract/request.ts";
import { assignWhereValid } from "./assignment.ts";
import { findIds } from "./carried-ids.ts";
import type { MockExchange, ReplyChoice } from "./choose-reply.ts";
import type { GenerateManner } from "./generate/generator.ts";
import type { MakeValue } from "./load-maker.ts";
import { findStatus } from "./places-to-tell.ts";
import { replyHeaders, wantsValue } from "./reply-headers.ts";
import { readWritten } from "../contract/bodies/written-text.ts";
import { smallestPng } from "./smallest-png.ts";
import { readShape } from "../contract/schema-types.ts";
import { schemaExample } from "./schema-example.ts";
import { seedOf } from "./seed.ts";

/** What replies are made with. */
export interface ReplyParts {
  /** The document. */
  readonly root: JsonObject;
  /** What is wrong with a reply of an operation. */
  readonly findViolations: (operation: Operation, reply: DraftReply) => readonly Violation[];
  readonly observer: Observer;
  /** Gives the same maker each time. */
  readonly loadMaker: () => Promise<MakeValue>;
  /** The seed of all generated values. */
  readonly seed: string;
}

/** Makes replies that have been chosen. Those of examples are made and held against the contract once, and then kept. */
export class ReplyMaker {
  readonly #parts: ReplyParts;
  readonly #kept = new Map<MediaType | ResponseDeclaration, Map<string, DraftReply>>();

  constructor(parts: ReplyParts) {
    this.#parts = parts;
  }

  /** Whether the reply is an example's, or has no body at all. */
  hasExample({ content }: ReplyChoice): boolean {
    return !content || exampleOf(this.#parts.root, content.media, content.example) !== undefined;
  }

  /** The reply of an example, generated where the contract has none. */
  fromExample(exchange: MockExchange, choice: ReplyChoice): DraftReply | Promise<DraftReply> {
    const { response, content, status } = choice;
    const holder = content?.media ?? response;
    const key = content ? `${status} ${content.mediaType} ${content.example ?? ""}` : String(status);
    const kept = this.#kept.get(holder)?.get(key);
    if (kept) return kept;
    const body = content && exampleOf(this.#parts.root, content.media, content.example);
    if (content && body === undefined) return this.generated(exchange, choice, true);
    return this.#keep(exchange, choice, body, key);
  }

  /** A reply made by its schema, from the request's seed; `fromExamples` takes what examples there are in the schema. */
  async generated(exchange: MockExchange, choice: ReplyChoice, fromExamples: boolean): Promise<DraftReply> {
    const { operation, request, values, preferences } = exchange;
    const { findViolations, seed: configured } = this.#parts;
    const seed = seedOf(request, values, preferences.seed ?? configured);
    const headers = await this.#headers(choice.response, seed);
    const body =
      choice.content && (await this.sample(choice.content.media, seed, { examples: fromExamples }));
    const draft = draftOf(choice, headers, body);
    const violations = findViolations(operation, draft);
    assignWhereValid(
      [...findIds(operation, values.path, body), ...findStatus(body, choice.status)],
      () => findViolations(operation, draft).length <= violations.length,
    );
    this.#tell(exchange, draft, violations);
    return draft;
  }

  /** A value of a media type's schema. */
  async sample({ mediaType, schema }: MediaType, seed: string, manner: GenerateManner): Promise<unknown> {
    if (mediaTypeOf(mediaType) === "image/png" && (!schema || readShape(this.#parts.root, schema).isBinary)) {
      return smallestPng();
    }
    if (!schema) return isJson(mediaTypeOf(mediaType)) ? {} : "";
    const make = await this.#parts.loadMaker();
    return make(schema, seed, manner);
  }

  async #keep(exchange: MockExchange, choice: ReplyChoice, body: unknown, key: string): Promise<DraftReply> {
    const { response, content } = choice;
    const { operation } = exchange;
    const seed = [this.#parts.seed, operation.method, operation.path, choice.status].join("\n");
    const draft = draftOf(choice, await this.#headers(response, seed), body);
    const isText = content && isJson(mediaTypeOf(content.mediaType));
    const reply = isText ? { ...draft, encoded: JSON.stringify(body) } : draft;
    this.#tell(exchange, reply, await this.#exampleViolations(operation, reply, choice));
    // What clients name out of a declared range has no end, and is not kept.
    if (content?.media.mediaType.endsWith("/*")) return reply;
    const holder = content?.media ?? response;
    const replies = this.#kept.get(holder) ?? new Map<string, DraftReply>();
    this.#kept.set(holder, replies.set(key, reply));
    return reply;
  }

  /** What is wrong with a reply of an example: one that was written as XML or as a form is read for that. */
  async #exampleViolations(
    operation: Operation,
    reply: DraftReply,
    { content }: ReplyChoice,
  ): Promise<readonly Violation[]> {
    const { root, findViolations } = this.#parts;
    if (!content || typeof reply.body !== "string") return findViolations(operation, reply);
    const { violations, value } = await readWritten(
      { root, media: content.media, schema: content.media.schema, contentType: content.mediaType },
      reply.body,
    );
    return violations.length > 0 ? violations : findViolations(operation, { ...reply, body: value });
  }

  /** A faulty document's examples are sent as they are, and told of. */
  #tell(
    { operation, request }: MockExchange,
    { status }: DraftReply,
    violations: readonly Violation[],
  ): void {
    if (violations.length === 0) return;
    this.#parts.observer.replyBroke?.(operation.operationId, status, violations, request);
  }

  async #headers(response: ResponseDeclaration, seed: string): Promise<Record<string, string>> {
    if (!response.headers.some(wantsValue)) return replyHeaders(response, () => undefined);
    const make = await this.#parts.loadMaker();
    return replyHeaders(response, ({ name, schema }) => schema && make(schema, `${seed}\n${name}`, {}));
  }
}

/** The named example, else the first one, else the only one, else that of the schema; undefined where there is none. */
export function exampleOf(root: JsonObject, media: MediaType, name?: string): unknown {
  if (name !== undefined) return media.examples.get(name);
  const { example, examples, schema } = media;
  // Both are there only where an overlay has added what a backend answers to what the document says of it.
  if (examples.size > 0) return examples.values().next().value;
  return example === undefined ? schemaExample(root, schema) : example;
}

function draftOf(
  { status, content }: ReplyChoice,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): DraftReply {
  if (!content) return { status, headers, source: "mock" };
  const { mediaType } = content;
  return {
    status,
    // The contract's own parameters of the media type are sent along.
    headers: mediaType.includes(";") ? { ...headers, "Content-Type": mediaType } : headers,
    body,
    mediaType: mediaTypeOf(mediaType),
    source: "mock",
  };
}
