import type { BodyFormat } from "./body-format.ts";
import { decodeText } from "./charset.ts";
import { malformed, reasonOf } from "./malformed-body.ts";
import { DEEPEST_NESTING, refuseUnsafe } from "./unsafe-values.ts";

/** JSON (RFC 8259). */
export const jsonFormat: BodyFormat = {
  decode: (bytes, { contentType }) => ({ value: parseJson(decodeText(bytes, contentType), "The body") }),
  encode: (value, { contentType }) => ({
    body: JSON.stringify(value),
    contentType: contentType.includes(";") ? contentType : `${contentType}; charset=utf-8`,
  }),
};

/**
 * Reads JSON that a client sent.
 * @throws {Problem} 400 for what is no JSON, is nested too deeply or has forbidden keys; `subject` begins the sentence.
 */
export function parseJson(text: string, subject: string, path = ""): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch (error) {
    throw malformed(`${subject} is not valid JSON: ${reasonOf(error)}.`, path);
  }
  if (mayBeUnsafe(text)) refuseUnsafe(value, "body");
  return value;
}

/**
 * A key can only be in a value when its letters, or an escape that could spell them, are in the text; and each level of
 * nesting takes two characters.
 */
function mayBeUnsafe(text: string): boolean {
  return text.length > 2 * DEEPEST_NESTING || /__proto__|constructor|prototype|\\u/.test(text);
}
