import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** By this header a request is known in the log, and to whoever sent or got it. */
export const REQUEST_ID_HEADER = "X-Request-Id";

/** The same, as it stands among a request's headers. */
export const REQUEST_ID_FIELD = "x-request-id";

/**
 * Gives a request an id, once, which is from then on among its headers: the one that the client sent, when it is fit to be
 * repeated in headers and logs, else a new one.
 */
export function identify({ headers }: Pick<IncomingMessage, "headers">): string {
  const sent = headers[REQUEST_ID_FIELD];
  if (typeof sent === "string" && /^[\x21-\x7e]{1,128}$/.test(sent)) return sent;
  const id = randomUUID();
  headers[REQUEST_ID_FIELD] = id;
  return id;
}
