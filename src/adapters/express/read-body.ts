import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Problem } from "../../contract/problem.ts";
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

/**
 * Reads the body, expanded where it was compressed. Never holds more than `limit` bytes of it: what is longer is refused
 * at once, without waiting for its end, and the rest is thrown away as it comes.
 * @throws {Problem} 413 for more than `limit` bytes, 415 for an unknown Content-Encoding, 400 for broken bytes, 408 for what came too late.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(request.headers["content-length"]) > limit) throw bodyTooLarge(limit);
  if (request.destroyed) throw cutOff();
  const coding = readRequestCoding(request.headers["content-encoding"]);
  const decoder = coding && DECODERS[coding]();
  const source = decoder ? request.pipe(decoder) : request;
  const chunks: Buffer[] = [];
  let length = 0;
  let collect: ((chunk: Buffer) => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      collect = (chunk) => {
        length += chunk.length;
        if (length > limit) reject(bodyTooLarge(limit));
        else chunks.push(chunk);
      };
      source.on("data", collect);
      source.once("end", resolve);
      source.on("error", (error: Error) =>
        reject(unreadable(coding === undefined ? error.message : describeBroken(coding))),
      );
      request.once(REFUSED, reject);
      request.once("close", () => {
        if (!request.readableEnded) reject(cutOff());
      });
    });
    return Buffer.concat(chunks, length);
  } finally {
    if (collect) source.off("data", collect);
    if (decoder) {
      request.unpipe(decoder);
      decoder.destroy();
    }
    request.resume();
  }
}

function cutOff(): Problem {
  return unreadable("the connection was closed before its end");
}
