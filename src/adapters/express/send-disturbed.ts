import type { ServerResponse } from "node:http";
import type { ContractResponse } from "../../contract/request.ts";
import { breakJson } from "../../mock/fault.ts";

/** A client that waits longer than this for an answer that never comes is cut off. */
const LONGEST_SILENCE_MS = 120_000;

/**
 * Sends a response by `write`, and does to it what it says shall be done on purpose: holds it back, cuts the connection
 * with a reset, never answers, or breaks its body.
 */
export function sendDisturbed(
  response: ServerResponse,
  answer: ContractResponse,
  write: (answer: ContractResponse) => void,
): void {
  const { delayMs = 0, fault, stream } = answer;
  if (fault !== undefined) void stream?.cancel().catch(() => undefined);
  else if (stream && delayMs > 0) letGoWithClient(stream, response);
  if (fault === "timeout") {
    after(response, LONGEST_SILENCE_MS, () => reset(response));
    return;
  }
  const send = () => {
    if (fault === "reset") reset(response);
    else if (fault === "malformed") sendMalformed(response, answer, write);
    else write(answer);
  };
  if (delayMs > 0) after(response, delayMs, send);
  else send();
}

/** A client that has gone before it was sent anything needs nothing more to come. */
function letGoWithClient(stream: ReadableStream<Uint8Array>, response: ServerResponse): void {
  response.once("close", () => {
    // Whoever has begun to send it ends it too.
    if (!stream.locked) void stream.cancel().catch(() => undefined);
  });
}

/** Does something later, unless the client has gone by then. */
function after(response: ServerResponse, ms: number, act: () => void): void {
  const timer = setTimeout(act, ms);
  response.once("close", () => clearTimeout(timer));
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** JSON that no parser takes, in a whole message; of anything else, a message that ends before its end. */
function sendMalformed(
  response: ServerResponse,
  answer: ContractResponse,
  write: (answer: ContractResponse) => void,
): void {
  const { status, headers, body } = answer;
  if (typeof body === "string" && /json/i.test(headers["Content-Type"] ?? "")) {
    write({ ...answer, body: breakJson(body) });
    return;
  }
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  response.writeHead(status, { ...headers, "Content-Length": length + 1 });
  response.write(body ?? "", () => response.socket?.destroy());
  response.flushHeaders();
}
