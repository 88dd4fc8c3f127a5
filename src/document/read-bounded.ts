import { isUtf8 } from "node:buffer";
import { createReadStream, readFileSync } from "node:fs";
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
    if (bytes > limit) throw tooLong(name, limit);
    read.push(chunk);
  }
  return toText(Buffer.concat(read), name);
}

/**
 * The whole of a file as text. With `isPlain` a pipe or a device is refused, which may never end, or never begin.
 * @throws {DocumentError} when it is too long or no UTF-8; and the system's own error when it cannot be read.
 */
export async function readFileBounded(
  path: string,
  limit: number,
  name: string,
  { isPlain = false } = {},
): Promise<string> {
  const found = await stat(path);
  if (isPlain && !found.isFile() && !found.isDirectory()) {
    throw new DocumentError(`${name}: is no ordinary file; references lead to no others`);
  }
  if (found.size > limit) throw tooLong(name, limit);
  // Only an ordinary file says beforehand how long it is, and never has its reader wait. It is read at once, which takes less
  // than to parse what was read, and a start less than to read it piece by piece beside other work.
  if (!found.isFile()) return readBounded(createReadStream(path), limit, name);
  return toText(readFileSync(path), name);
}

function tooLong(name: string, limit: number): DocumentError {
  return new DocumentError(`${name}: is longer than ${describeBytes(limit)}`);
}

function toText(bytes: Buffer, name: string): string {
  if (!isUtf8(bytes)) throw new DocumentError(`${name}: is no text in UTF-8; save it in that encoding`);
  return bytes.toString("utf8").replace(/^\ufeff/, "");
}

function describeBytes(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return mib >= 1 ? `${mib} MiB` : `${bytes} bytes`;
}
