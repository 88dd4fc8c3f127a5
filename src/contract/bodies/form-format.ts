import { isObject } from "../document.ts";
import { decodeText as decodePercent, MalformedTextError } from "../parameter-styles.ts";
import type { BodyFormat } from "./body-format.ts";
import { decodeText } from "./charset.ts";
import { readFields } from "./form-fields.ts";
import { writeForm } from "./form-writer.ts";
import { malformed } from "./malformed-body.ts";
import { toText } from "./text-format.ts";
import { refuseUnsafe } from "./unsafe-values.ts";

/** More fields than any form has. */
const MOST_FIELDS = 10_000;

/** The fields of an HTML form in one text (application/x-www-form-urlencoded). */
export const formFormat: BodyFormat = {
  empty: () => ({}),
  decode(bytes, { contentType, shape, media }) {
    const pairs = readPairs(decodeText(bytes, contentType));
    const value = readFields(pairs, shape, media?.encoding ?? new Map());
    refuseUnsafe(value, "body");
    return { value };
  },
  encode: (value, { contentType, media }) => ({
    body: isObject(value) ? writeForm(value, media?.encoding ?? new Map()) : toText(value),
    contentType,
  }),
};

function readPairs(text: string): [name: string, value: string][] {
  const pieces = text.split("&", MOST_FIELDS + 1);
  if (pieces.length > MOST_FIELDS)
    throw malformed(`The form has more than ${MOST_FIELDS} fields; send fewer.`);
  return pieces.flatMap((piece, at): [string, string][] => {
    if (piece === "") return [];
    const [name = "", ...rest] = piece.replaceAll("+", " ").split("=");
    try {
      return [[decodePercent(name), decodePercent(rest.join("="))]];
    } catch (error) {
      if (!(error instanceof MalformedTextError)) throw error;
      throw malformed(`Field ${at + 1} of the form cannot be read: ${error.message}.`);
    }
  });
}
