import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
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
  const [only] = read;
  const text =
    only && read.length === 1 ? Buffer.from(only.buffer, only.byteOffset, bytes) : Buffer.concat(read);
  if (!isUtf8(text)) throw new DocumentError(`${name}: is no text in UTF-8; save it in that encoding`);
  return text.toString("utf8").replace(/^\ufeff/, "");
}

/**
 * The whole of a file as text; an ordinary one in one piece.
 * @throws {DocumentError} when it is too long or no UTF-8; and the system's own error when it cannot be read.
 */
export async function readFileBounded(path: string, limit: number, name: string): Promise<string> {
  const { size } = await stat(path);
  // A pipe has no size, and is read as it comes.
  const options = size > 0 ? { highWaterMark: Math.min(size, limit) + 1 } : {};
  return readBounded(createReadStream(path, options), limit, name);
}

function describeBytes(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return mib >= 1 ? `${mib} MiB` : `${bytes} bytes`;
}
