import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import { Problem } from "../contract/problem.ts";
import type { ContractRequest } from "../contract/request.ts";
import { decode, streamOf, TooLongError } from "../contract/bodies/content-coding.ts";
import { KeptStream } from "./kept-stream.ts";
import { receive } from "./receive.ts";

/** The body of a request on its way to a backend. */
export interface Upload {
  /** As it was sent, in its `Content-Encoding`. */
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  /** Whether all of it is here, so that it can be checked before it is passed on. */
  readonly isWhole: boolean;
  /**
   * All of it, decoded, also when some has been passed on.
   * @throws {Problem} 413 for more than is kept, 400 for what cannot be read.
   */
  readonly read: () => Promise<Uint8Array>;
  /** Nobody is going to read it here. */
  readonly unwanted: () => void;
}

/**
 * Begins to take a request's body, undefined where it has none. It is read first when it says that it is no longer than
 * `limit`, and as far as that when it is JSON; everything else passes on as it comes.
 * @throws {Problem} 400 when the client breaks off.
 */
export async function openUpload(request: ContractRequest, limit: number): Promise<Upload | undefined> {
  const { headers, body } = request;
  if (!body) return undefined;
  const coding = headers["content-encoding"];
  const stream = request.stream?.() ?? streamOf(await body());
  const isShort = Number(headers["content-length"] ?? Infinity) <= limit;
  if (!isShort && !isJson(mediaTypeOf(headers["content-type"]))) return passOn(stream, coding, limit);
  const received = await receive(stream, { bytes: limit }).catch((error: unknown) => {
    throw toProblem(error, limit);
  });
  if ("passing" in received) return passOn(received.passing, coding, limit);
  const { whole } = received;
  return {
    body: whole,
    isWhole: true,
    read: once(() => decode(whole, coding, limit), limit),
    unwanted: () => undefined,
  };
}

function passOn(stream: ReadableStream<Uint8Array>, coding: string | undefined, limit: number): Upload {
  const kept = new KeptStream(stream, limit);
  return {
    body: kept.passing,
    isWhole: false,
    read: once(async () => decode(await kept.all(), coding, limit), limit),
    unwanted: () => kept.unwanted(),
  };
}

/** Whoever asks again gets the same. */
function once(read: () => Promise<Uint8Array>, limit: number): () => Promise<Uint8Array> {
  let reading: Promise<Uint8Array> | undefined;
  return () =>
    (reading ??= read().catch((error: unknown) => {
      throw toProblem(error, limit);
    }));
}

function toProblem(error: unknown, limit: number): Problem {
  if (error instanceof TooLongError) {
    return new Problem({
      status: 413,
      detail: `The body is larger than the ${limit} bytes that are taken here; send less, or in parts.`,
    });
  }
  return new Problem({
    status: 400,
    kind: "unreadable-body",
    title: "Unreadable body",
    detail: `The body could not be read: ${error instanceof Error ? error.message : String(error)}.`,
  });
}
