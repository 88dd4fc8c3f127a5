import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** By this header a request is known in the log, and to whoever sent or got it. */
export const REQUEST_ID_HEADER = "X-Request-Id";

/** The same, as it stands among a request's headers. */
export const REQUEST_ID_FIELD = "x-request-id";

/**
 * Gives a request an id, once, which is from then on among its headers: the one that the client sent, when it is fit to be
 * repeated in headers and logs, else a new one.
 */
export function identify({ headers }: Pick<IncomingMessage, "headers">, newId = newRequestId): string {
  const sent = headers[REQUEST_ID_FIELD];
  if (typeof sent === "string" && /^[\x21-\x7e]{1,128}$/.test(sent)) return sent;
  const id = newId();
  headers[REQUEST_ID_FIELD] = id;
  return id;
}

/** How many random bytes an id has; it is written in twice as many digits. */
const ID_BYTES = 16;

/** So many ids are drawn at once. */
const DRAWN = 128;

/** A new id of a request: 32 hexadecimal digits that nobody can guess. */
export function newRequestId(): string {
  return randomBytes(ID_BYTES).toString("hex");
}

/** Gives out such ids for many requests, of random digits that are drawn together: one by one they cost five times as much. */
export function requestIds(): () => string {
  let digits = "";
  let at = 0;
  return () => {
    if (at === digits.length) {
      digits = randomBytes(ID_BYTES * DRAWN).toString("hex");
      at = 0;
    }
    return digits.slice(at, (at += 2 * ID_BYTES));
  };
}
