import { isUtf8 } from "node:buffer";
import { DocumentError } from "../contract/document.ts";

/**
 * The whole of a stream as text, without a byte order mark. `name` is what it is called in messages.
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
  const text = Buffer.concat(read);
  if (!isUtf8(text)) throw new DocumentError(`${name}: is no text in UTF-8; save it in that encoding`);
  return text.toString("utf8").replace(/^\ufeff/, "");
}

function describeBytes(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return mib >= 1 ? `${mib} MiB` : `${bytes} bytes`;
}
