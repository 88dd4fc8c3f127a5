import type { BodyFormat } from "./body-format.ts";
import { toText } from "./text-format.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Bytes, and text where the schema says that the body is a string of characters. */
export const binaryFormat: BodyFormat = {
  empty: () => new Uint8Array(),
  decode(bytes, { shape }) {
    const { types } = shape;
    if (types.has("string") && !shape.isBinary) return { value: asText(bytes) ?? bytes };
    // A schema of something else describes what the bytes stand for in a format that is not known here.
    return { value: bytes, isOpaque: types.size > 0 && !types.has("string") };
  },
  encode: (value, { contentType }) => ({
    body: value instanceof Uint8Array ? value : toText(value),
    contentType,
  }),
};

function asText(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
