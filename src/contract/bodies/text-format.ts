import { toValue } from "../parameter-value.ts";
import type { BodyFormat } from "./body-format.ts";
import { decodeText } from "./charset.ts";
import { parseJson } from "./json-format.ts";

/** Text, which is a number or a boolean where its schema says so, and JSON where its schema wants an object or array. */
export const textFormat: BodyFormat = {
  empty: () => "",
  decode(bytes, { contentType, shape }) {
    const text = decodeText(bytes, contentType);
    const { types } = shape;
    const isStructure = (types.has("object") || types.has("array")) && !types.has("string");
    if (!isStructure) return { value: toValue(text, shape) };
    return /^\s*[[{]/.test(text) ? { value: parseJson(text, "The body") } : { value: text, isOpaque: true };
  },
  encode: (value, { contentType }) => ({
    body: toText(value),
    contentType: contentType.includes(";") ? contentType : `${contentType}; charset=utf-8`,
  }),
};

/** A value as text: a string as it is, anything else as JSON. */
export function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
