import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Problem } from "../../contract/problem.ts";
import { bodyTooLarge } from "../fetch/contract-request.ts";

/** The event of a request whose rest does not come, with the problem that its client was told. */
export const REFUSED = "contract-server:refused";

const DECODERS: Readonly<Record<string, (() => Transform) | undefined>> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
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
  const decoder = createDecoder(request.headers["content-encoding"]);
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
      source.on("error", (error: Error) => reject(unreadable(error)));
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

function createDecoder(encoding = "identity"): Transform | undefined {
  const name = encoding.trim().toLowerCase();
  if (name === "identity") return undefined;
  const create = DECODERS[name];
  if (create) return create();
  throw new Problem({
    status: 415,
    detail: `The Content-Encoding ${name} is not known here; send gzip, deflate, br or none.`,
    headers: { "Accept-Encoding": "gzip, deflate, br" },
  });
}

function cutOff(): Problem {
  return unreadable(new Error("the connection was closed before its end"));
}

function unreadable(error: Error): Problem {
  return new Problem({
    status: 400,
    kind: "unreadable-body",
    title: "Unreadable body",
    detail: `The body could not be read: ${error.message}.`,
  });
}
