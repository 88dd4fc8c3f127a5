import { encodeBody } from "./bodies/encode-body.ts";
import type { JsonObject } from "./document.ts";
import { isJson } from "./media-type.ts";
import type { JsonText } from "./json-text.ts";
import type { MediaShapes } from "./media-shapes.ts";
import type { Operation } from "./operation.ts";
import { contentTypeOf, findMedia, isWritten } from "./reply-media.ts";
import type { DraftReply } from "./request.ts";
import { ANY_SHAPE } from "./schema-types.ts";

/** Writes out a body in JSON, which needs no schema; any other, and one that is written out, stays as it is. */
export function writeJson(texts: JsonText, reply: DraftReply): DraftReply {
  const { body, encoded, mediaType } = reply;
  if (body === undefined || encoded !== undefined) return reply;
  if (mediaType !== undefined && !isJson(mediaType)) return reply;
  return { ...reply, encoded: texts.of(body) };
}

/**
 * Writes out a reply's body in its media type, by the schema that is declared for it. JSON is left to be written when
 * the reply is sent, since it needs no schema.
 */
export function writeReply(
  root: JsonObject,
  shapes: MediaShapes,
  operation: Operation,
  reply: DraftReply,
): DraftReply {
  if (isWritten(reply)) return reply;
  const media = findMedia(operation, reply);
  const shape = media ? shapes.of(media) : ANY_SHAPE;
  const named = contentTypeOf(reply);
  const declared = { contentType: named ?? reply.mediaType ?? "", shape, media, root };
  const { body, contentType } = encodeBody(reply.body, declared);
  if (named === contentType) return { ...reply, encoded: body };
  const others = Object.entries(reply.headers).filter(([name]) => name.toLowerCase() !== "content-type");
  return { ...reply, headers: { ...Object.fromEntries(others), "Content-Type": contentType }, encoded: body };
}
