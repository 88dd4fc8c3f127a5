import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Problem } from "../../contract/problem.ts";
import type { RequestCoding } from "../fetch/request-coding.ts";
import { bodyTooLarge, describeBroken, readRequestCoding, unreadable } from "../fetch/request-coding.ts";

/** The event of a request whose rest does not come, with the problem that its client was told. */
export const REFUSED = "contract-server:refused";

const DECODERS: Readonly<Record<RequestCoding, () => Transform>> = {
  gzip: () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/** Whether a request says that it has a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** So many pieces are kept apart at most: a body that comes byte by byte would else take a hundred times its length. */
const MOST_PIECES = 4096;

/**
 * Reads the body, expanded where it was compressed. Never holds more than `limit` bytes of it: what is longer is refused
 * at once, without waiting for its end, and the rest is thrown away as it comes.
 * @throws {Problem} 413 for more than `limit` bytes, 415 for an unknown Content-Encoding, 501 for an unknown
 * Transfer-Encoding, 400 for broken bytes, 408 for what came too late.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(request.headers["content-length"]) > limit) throw bodyTooLarge(limit);
  if (request.destroyed) throw cutOff();
  refuseTransferCoding(request.headers["transfer-encoding"]);
  const coding = readRequestCoding(request.headers["content-encoding"]);
  if (coding === undefined) return collect(request, request, limit, (error) => error.message);
  const decoder = DECODERS[coding]();
  try {
    return await collect(request, request.pipe(decoder), limit, () => describeBroken(coding));
  } finally {
    request.unpipe(decoder);
    decoder.destroy();
    request.resume();
  }
}

/** All that comes out of `source`, which is the request or comes after it; `describe` says what an error of it means. */
function collect(
  request: IncomingMessage,
  source: Readable,
  limit: number,
  describe: (error: Error) => string,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) giveUp(bodyTooLarge(limit));
      else if (chunks.push(chunk) === MOST_PIECES) chunks.splice(0, MOST_PIECES, Buffer.concat(chunks));
    };
    const giveUp = (problem: Problem) => {
      source.off("data", take);
      request.resume();
      reject(problem);
    };
    source.on("data", take);
    source.on("end", () => {
      const [only] = chunks;
      resolve(only && chunks.length === 1 ? only : Buffer.concat(chunks, length));
    });
    source.on("error", (error) => giveUp(unreadable(describe(error))));
    request.on(REFUSED, giveUp);
    request.on("close", () => {
      if (!request.readableEnded) giveUp(cutOff());
    });
  });
}

/**
 * Node takes `gzip, chunked` as well, and would hand over what is compressed as if it were not.
 * @throws {Problem} 501 for anything but `chunked` (RFC 9112, section 6.1).
 */
function refuseTransferCoding(coding: string | undefined): void {
  if (coding === undefined || coding.toLowerCase() === "chunked") return;
  throw new Problem({
    status: 501,
    detail: `The Transfer-Encoding ${coding} is not known here; send chunked alone, and Content-Encoding for compressed bodies.`,
  });
}

function cutOff(): Problem {
  return unreadable("the connection was closed before its end");
}
