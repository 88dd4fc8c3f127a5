import { concat } from "../contract/bodies/content-coding.ts";

/** What has come of a stream: all of it, or a stream that begins with what has come and goes on with the rest. */
export type Received = { readonly whole: Uint8Array } | { readonly passing: ReadableStream<Uint8Array> };

/** How much is waited for. */
export interface Bounds {
  readonly bytes: number;
  /** In milliseconds; without an end where left out. */
  readonly ms?: number;
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Reading = ReturnType<Reader["read"]>;

/** Reads a stream to its end, if that comes within the bounds; rejects when the stream fails before. */
export async function receive(stream: ReadableStream<Uint8Array>, bounds: Bounds): Promise<Received> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  const late = createDeadline(bounds.ms);
  let length = 0;
  try {
    for (;;) {
      const reading = reader.read();
      const step = await Promise.race([reading, late.promise]);
      if (step === undefined) return { passing: goOn(chunks, reader, reading) };
      if (step.done) return { whole: concat(chunks) };
      chunks.push(step.value);
      length += step.value.length;
      if (length > bounds.bytes) return { passing: goOn(chunks, reader) };
    }
  } finally {
    late.clear();
  }
}

function createDeadline(ms: number | undefined): {
  readonly promise: Promise<undefined>;
  readonly clear: () => void;
} {
  if (ms === undefined) return { promise: new Promise(() => undefined), clear: () => undefined };
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  return { promise, clear: () => clearTimeout(timer) };
}

function goOn(chunks: Uint8Array[], reader: Reader, begun?: Reading): ReadableStream<Uint8Array> {
  let reading = begun;
  // Who never reads on shall not be told of a failure by the process itself.
  begun?.catch(() => undefined);
  return new ReadableStream({
    async pull(controller) {
      const chunk = chunks.shift();
      if (chunk) {
        controller.enqueue(chunk);
        return;
      }
      const { done, value } = await (reading ?? reader.read());
      reading = undefined;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
