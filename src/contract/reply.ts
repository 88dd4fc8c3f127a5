import type { ContractRequest, ContractResponse, DraftReply, ReplySource } from "./request.ts";
import { isJson } from "./media-type.ts";
import type { Problem } from "./problem.ts";

/** Tells who made the reply: `handler`, `mock`, or `engine` for a refusal before either was asked. */
export const SOURCE_HEADER = "X-Contract-Source";

const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** A problem as a reply (RFC 9457). */
export function problemReply(problem: Problem, source: ReplySource): DraftReply {
  const { status, headers, detail: refusal, kind: refusalKind } = problem;
  const body = problem.toBody();
  return { status, headers, body, mediaType: PROBLEM_MEDIA_TYPE, source, refusal, refusalKind };
}

type RefusalFacts = Pick<DraftReply, "refusal" | "refusalKind">;

/** Why a request was refused, as observers are told; nothing where it was not. */
export function refusalOf({ refusal, refusalKind }: RefusalFacts): RefusalFacts {
  return {
    ...(refusal !== undefined && { refusal }),
    ...(refusalKind !== undefined && { refusalKind }),
  };
}

/** Writes a reply out as text and header fields. A HEAD has the header fields of its GET and no body. */
export function encodeReply(request: ContractRequest, reply: DraftReply): ContractResponse {
  const { status, body, stream, mediaType = "application/json" } = reply;
  const headers: Record<string, string> = { [SOURCE_HEADER]: reply.source, ...reply.headers };
  if ((body === undefined && stream === undefined) || status === 204 || status === 304)
    return { status, headers };
  headers["Content-Type"] ??= isJson(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
  if (stream !== undefined)
    return request.method === "HEAD" ? { status, headers } : { status, headers, stream };
  const encoded = reply.encoded ?? (isJson(mediaType) ? JSON.stringify(body) : encodeOther(body));
  if (request.method !== "HEAD") return { status, headers, body: encoded };
  headers["Content-Length"] = String(encoded instanceof Uint8Array ? encoded.length : byteLength(encoded));
  return { status, headers };
}

function encodeOther(body: unknown): string | Uint8Array {
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
