import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Problem } from "../../contract/problem.ts";
import type { RequestCoding } from "../fetch/request-coding.ts";
import { bodyTooLarge, describeBroken, readRequestCoding, unreadable } from "../fetch/request-coding.ts";

const GIVE_UP = Symbol("give up");

/** A request that is being read: what ends that when its rest does not come. A listener would cost each request more. */
interface ReadRequest {
  [GIVE_UP]?: (problem: Problem) => void;
}

/** Tells whoever reads a request that its rest does not come, with the problem that its client was told. */
export function refuseRest(request: IncomingMessage, problem: Problem): void {
  (request as ReadRequest)[GIVE_UP]?.(problem);
}

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
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers["content-length"]) > limit) throw bodyTooLarge(limit);
    if (request.destroyed) throw cutOff();
    refuseTransferCoding(request.headers["transfer-encoding"]);
    const coding = readRequestCoding(request.headers["content-encoding"]);
    const settle = { resolve, reject };
    if (coding === undefined) collect(request, request, limit, (error) => error.message, settle);
    else decode(request, coding, limit).then(resolve, reject);
  });
}

async function decode(request: IncomingMessage, coding: RequestCoding, limit: number): Promise<Uint8Array> {
  const decoder = DECODERS[coding]();
  try {
    return await new Promise((resolve, reject) => {
      const settle = { resolve, reject };
      collect(request, request.pipe(decoder), limit, () => describeBroken(coding), settle);
    });
  } finally {
    request.unpipe(decoder);
    decoder.destroy();
    request.resume();
  }
}

/** All that comes out of `source`, which is the request or comes after it; `describe` says what an error of it means. */
function collect(
  request: IncomingMessage & ReadRequest,
  source: Readable,
  limit: number,
  describe: (error: Error) => string,
  { resolve, reject }: Settling,
): void {
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
  request[GIVE_UP] = giveUp;
  source.on("data", take);
  source.on("end", () => {
    const [only] = chunks;
    resolve(only && chunks.length === 1 ? only : Buffer.concat(chunks, length));
  });
  source.on("error", (error) => giveUp(unreadable(describe(error))));
  request.on("close", () => {
    if (!request.readableEnded) giveUp(cutOff());
  });
}

/** How reading ends. */
interface Settling {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (problem: Problem) => void;
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
