const FORMATS: Readonly<Record<string, "gzip" | "deflate" | "brotli">> = {
  gzip: "gzip",
  "x-gzip": "gzip",
  deflate: "deflate",
  br: "brotli",
};

/** Whether a content coding can be taken off here; `identity` is none. Not every browser knows brotli. */
export function canDecode(coding: string): boolean {
  const name = coding.trim().toLowerCase();
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  return name === "identity" || (format === "brotli" ? canDecompress(format) : format !== undefined);
}

function canDecompress(format: string): boolean {
  try {
    createDecompression(format);
    return true;
  } catch {
    return false;
  }
}

/** @throws {TypeError} when the platform does not know the format. */
function createDecompression(format: string): DecompressionStream {
  return new DecompressionStream(format as ConstructorParameters<typeof DecompressionStream>[0]);
}

/** Bytes that are longer than they may be when their coding is taken off. */
export class TooLongError extends Error {
  override readonly name = "TooLongError";
}

/**
 * The bytes without their `Content-Encoding`.
 * @throws {TooLongError} when they are more than `limit`.
 * @throws {TypeError} when they are not in this coding, or it is not known.
 */
export async function decode(
  bytes: Uint8Array,
  codings: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  let decoded = bytes;
  const names = (codings ?? "").split(",").map((coding) => coding.trim().toLowerCase());
  for (const name of names.reverse()) {
    if (name === "" || name === "identity") continue;
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (!format) throw new TypeError(`the Content-Encoding ${name} is not known here`);
    decoded = await expand(decoded, format, limit);
  }
  return decoded;
}

async function expand(
  bytes: Uint8Array,
  format: "gzip" | "deflate" | "brotli",
  limit: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of sliced(bytes).pipeThrough(createDecompression(format))) {
    length += piece.length;
    if (length > limit) throw new TooLongError(`there are more than ${limit} bytes`);
    pieces.push(piece);
  }
  return concat(pieces);
}

/** So much is expanded at once: a platform may expand all that it is given before it can be told that it is enough. */
const SLICE_BYTES = 4096;

function sliced(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += SLICE_BYTES)));
    },
  });
}

/** A stream of one chunk. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(new Uint8Array(bytes));
      controller.close();
    },
  });
}

/** Chunks in one piece. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
