import { negotiate } from "./accept.ts";
import type { MediaType } from "./content.ts";
import { isJson, mediaTypeOf, mostSpecific } from "./media-type.ts";
import type { Operation } from "./operation.ts";
import type { DraftReply } from "./request.ts";
import { findResponse } from "./stages/check.ts";

/**
 * Settles in which media type a handler's reply is sent: the one that it names in `Content-Type`, else of those that
 * are declared for its status the one that the client likes best.
 */
export function settleMediaType(
  operation: Operation,
  reply: DraftReply,
  accept: string | undefined,
): DraftReply {
  if (reply.mediaType !== undefined) return reply;
  const named = contentTypeOf(reply);
  if (named !== undefined) return withContentType(reply, named);
  const content = findResponse(operation, reply.status)?.content ?? [];
  const [first, second] = content;
  if (!first || (!second && first.mediaType === "application/json")) return reply;
  const declared = content.map(({ mediaType }) => mediaType);
  const { mediaType } = negotiate(accept, declared) ?? negotiate(undefined, declared) ?? first;
  return withContentType(reply, mediaType);
}

/** The content that a reply's body is declared by; undefined where there is none of its status and media type. */
export function findMedia(operation: Operation, reply: DraftReply): MediaType | undefined {
  const content = findResponse(operation, reply.status)?.content ?? [];
  return mostSpecific(content, contentTypeOf(reply) ?? reply.mediaType ?? "application/json");
}

/** The Content-Type that a reply has among its headers, under whatever spelling. */
export function contentTypeOf({ headers }: DraftReply): string | undefined {
  for (const name of Object.keys(headers)) {
    if (name.length === 12 && name.toLowerCase() === "content-type") return headers[name];
  }
  return undefined;
}

/** Sends a reply under a media type; where it has no parameters the format may add some when it writes the body. */
function withContentType(reply: DraftReply, contentType: string): DraftReply {
  const mediaType = mediaTypeOf(contentType);
  const others = Object.entries(reply.headers).filter(([name]) => name.toLowerCase() !== "content-type");
  const own = mediaType === contentType ? [] : [["Content-Type", contentType] as const];
  return { ...reply, headers: Object.fromEntries([...others, ...own]), mediaType };
}

/** Whether a reply needs no more than JSON to be written. */
export function isWritten({ body, mediaType, encoded }: DraftReply): boolean {
  return body === undefined || encoded !== undefined || mediaType === undefined || isJson(mediaType);
}
