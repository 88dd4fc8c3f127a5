import { DocumentError } from "../contract/document.ts";

/**
 * The whole of a stream as text. `name` is what it is called in messages.
 * @throws {DocumentError} when it is longer than `limit` bytes or no UTF-8.
 */
export async function readBounded(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  name: string,
): Promise<string> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new DocumentError(`${name}: is longer than ${describeBytes(limit)}`);
    read.push(chunk);
  }
  try {
    // A byte order mark is left out.
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(read));
  } catch {
    throw new DocumentError(`${name}: is no text in UTF-8; save it in that encoding`);
  }
}

function describeBytes(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return mib >= 1 ? `${mib} MiB` : `${bytes} bytes`;
}
