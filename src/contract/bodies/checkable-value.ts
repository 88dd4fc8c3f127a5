import { isJson } from "../media-type.ts";
import { toValue } from "../parameter-value.ts";
import type { ValueShape } from "../schema-types.ts";
import { formatOf, isSequence } from "./formats.ts";
import { textFormat } from "./text-format.ts";

const characters = new TextDecoder("latin1");

/**
 * A value as the schema validator sees it: bytes as strings of as many characters, which is what `type: string` with
 * `format: binary` and lengths speak of.
 */
export function toCheckable(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return characters.decode(value);
  if (Array.isArray(value)) return value.map(toCheckable);
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, toCheckable(child)]));
}

/**
 * A reply's body as the schema validator sees it; undefined for one that was written out already, of which the schema
 * can tell nothing.
 */
export function toCheckableReply(body: unknown, mediaType: string, shape: ValueShape): unknown {
  if (isJson(mediaType)) return body;
  const { types } = shape;
  const mayBeString = !isSequence(mediaType) && (types.size === 0 || types.has("string"));
  if (body instanceof Uint8Array) return mayBeString ? toCheckable(body) : undefined;
  if (typeof body !== "string" || mayBeString) return toCheckable(body);
  const isScalar = !types.has("object") && !types.has("array");
  return isScalar && formatOf(mediaType) === textFormat ? toValue(body, shape) : undefined;
}
