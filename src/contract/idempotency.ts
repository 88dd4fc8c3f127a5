import type { CollectionDefinition, Transaction } from "../store/store.ts";
import { digestOf } from "./digest.ts";
import { canonical } from "./equality.ts";
import { isJson } from "./media-type.ts";
import type { Operation } from "./operation.ts";
import type { DraftReply } from "./request.ts";
import { Problem } from "./problem.ts";
import type { RequestValues } from "./request-values.ts";
import type { TaskRun } from "./task-runs.ts";

/** The header that makes a repeated request harmless (IETF draft-ietf-httpapi-idempotency-key-header). */
export const IDEMPOTENCY_HEADER = "Idempotency-Key";

/** The first answer to a key, kept with the changes that it tells of. */
export interface IdempotencyRecord {
  readonly key: string;
  /** SHA-256 of operation, satisfied security schemes, parameters and body, in hexadecimal. */
  readonly fingerprint: string;
  /** RFC 3339, UTC. */
  readonly created: string;
  readonly reply: KeptReply;
}

/** A reply as JSON can carry it. */
interface KeptReply extends Pick<DraftReply, "status" | "headers" | "body" | "mediaType"> {
  /** The body as it was sent, in Base64, in the place of one that is not sent as JSON. */
  readonly bytes?: string;
}

/** The engine's own collections beside the service's. */
export interface EngineState {
  idempotency: IdempotencyRecord;
  taskRuns: TaskRun;
}

/** How it is kept. */
export const idempotencyCollection: CollectionDefinition<IdempotencyRecord> = {
  id: "key",
  columns: { created: "text" },
  indexes: ["created"],
};

/** How long a key is remembered: a day, after which a client no longer repeats a request. */
export const IDEMPOTENCY_TTL_MS = 24 * 60 * 60 * 1000;

/** The key that a request was sent with, where its operation declares the header, in whatever letters. */
export function idempotencyKeyOf({ parameters }: Operation, { header }: RequestValues): string | undefined {
  const declared = parameters.find(
    (parameter) =>
      parameter.in === "header" && parameter.name.toLowerCase() === IDEMPOTENCY_HEADER.toLowerCase(),
  );
  const sent = declared && header[declared.name];
  return typeof sent === "string" || typeof sent === "number" ? String(sent) : undefined;
}

/** What makes two requests with one key the same request. */
export async function fingerprintOf(
  operationId: string,
  authenticated: readonly string[],
  values: RequestValues,
): Promise<string> {
  const { path, query, body } = values;
  return digestOf(canonical([operationId, authenticated, path, query, body]));
}

/**
 * The reply that this key was answered with before, or undefined for a new key.
 * @throws {Problem} 422 when the key was used for another request.
 */
export async function findReplay(
  store: Transaction<EngineState>,
  key: string,
  fingerprint: string,
): Promise<DraftReply | undefined> {
  const record = await store.get("idempotency", key);
  if (!record) return undefined;
  if (record.fingerprint !== fingerprint) {
    throw new Problem({
      status: 422,
      kind: "idempotency-key-reused",
      title: "Idempotency key reused",
      detail: `The ${IDEMPOTENCY_HEADER} "${key}" was used for another request at ${record.created}; take a new key for a new request.`,
      errors: [
        {
          in: "header",
          path: `/${IDEMPOTENCY_HEADER}`,
          keyword: "unique",
          message: "was used for another request",
        },
      ],
    });
  }
  const { headers, bytes, ...reply } = record.reply;
  const encoded = bytes === undefined ? undefined : fromBase64(bytes);
  return {
    ...reply,
    ...(encoded && { body: encoded, encoded }),
    headers: { ...headers, "Idempotency-Replayed": "true" },
    source: "handler",
  };
}

/** Keeps the first answer, written out; `store` is the transaction of the changes that it tells of. */
export async function rememberReply(
  store: Transaction<EngineState>,
  key: string,
  fingerprint: string,
  now: Date,
  { status, headers, body, mediaType, encoded }: DraftReply,
): Promise<void> {
  const isOther = mediaType !== undefined && !isJson(mediaType) && encoded !== undefined;
  const reply: KeptReply = {
    status,
    headers,
    ...(isOther ? { bytes: toBase64(encoded) } : body !== undefined && { body }),
    ...(mediaType !== undefined && { mediaType }),
  };
  await store.put("idempotency", { key, fingerprint, created: now.toISOString(), reply });
}

function toBase64(body: string | Uint8Array): string {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Forgets keys older than a day. */
export async function forgetOldReplies(store: Transaction<EngineState>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - IDEMPOTENCY_TTL_MS).toISOString();
  const { items } = await store.find("idempotency", { where: { created: { lt: before } } });
  for (const { key } of items) await store.delete("idempotency", key);
}
