import type { IncomingMessage, ServerResponse } from "node:http";

/** How long the rest of a request is thrown away after its answer, so that its client can read that. */
const LINGER_MS = 1000;

/**
 * Whether more of a request is to come. After an answer to the beginning alone its connection is not used again: what
 * comes next is the rest of a body that nobody asked for, and must not be taken for requests.
 */
export function hasRest(message: IncomingMessage): boolean {
  return !message.complete && !message.destroyed;
}

/**
 * Ends a response that has been written when the rest of its request has come, and been thrown away, or has not in a second.
 * Ended at once, the connection would be reset under a client that is still sending, and its answer be lost.
 */
export function endAfterRest(message: IncomingMessage, response: ServerResponse): void {
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  message.once("end", end);
  response.once("close", () => clearTimeout(timer));
  message.resume();
}
