import type { JsonObject } from "./document.ts";

/** A value of a document with its place in it. */
export interface Located<Value> {
  readonly value: Value;
  /** JSON pointer as a URI fragment without the `#`: `/paths/~1pets/get` (RFC 6901, section 6). */
  readonly pointer: string;
}

/** Most names are written in a pointer as they are, and a document has tens of thousands of them. */
const PLAIN = /^[\w.-]*$/;

/** One step down, as it is written in a pointer. */
export function escapeStep(step: string | number): string {
  if (typeof step === "number" || PLAIN.test(step)) return String(step);
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** One step down, as it is written in a pointer that stands in JSON and not in a URI. */
export function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A step of a pointer as the name that it stands for. */
export function unescapeStep(step: string): string {
  if (PLAIN.test(step)) return step;
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The names along a pointer that stands in JSON and not in a URI. */
export function namesAlong(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a pointer, or undefined where the document has none. */
export function valueAt(root: JsonObject, pointer: string): unknown {
  let value: unknown = root;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    const key = unescapeStep(step);
    if (!Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}
