import { FilePart } from "./bodies/file-part.ts";

const characters = new TextDecoder("latin1");

/** A text that is the same for values that are equal, whatever the order of their properties: JSON, and bytes in it. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    if (inner instanceof Uint8Array) return ofBytes(inner);
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Bytes are the same as the text of as many characters; a file is told from another by its name and type, too. */
function ofBytes(bytes: Uint8Array): unknown {
  const content = characters.decode(bytes);
  return bytes instanceof FilePart
    ? { content, fileName: bytes.fileName, mediaType: bytes.mediaType }
    : content;
}

/** Whether two JSON values are equal. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  return canonical(left) === canonical(right);
}
