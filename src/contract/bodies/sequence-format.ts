import type { BodyDeclaration, BodyFormat } from "./body-format.ts";
import { decodeText } from "./charset.ts";
import { parseJson } from "./json-format.ts";

/** JSON texts one after the other: a line each, or each after a record separator (RFC 7464). */
export const sequenceFormat: BodyFormat = {
  empty: () => [],
  decode(bytes, { contentType }) {
    const text = decodeText(bytes, contentType);
    const separator = isRecordSeparated(contentType) ? RECORD_SEPARATOR : "\n";
    const unit = separator === "\n" ? "Line" : "Record";
    const first = separator === "\n" ? 1 : 0;
    const value = text
      .split(separator)
      .flatMap((piece, at) =>
        piece.trim() === "" ? [] : [parseJson(piece, `${unit} ${at + first} of the body`)],
      );
    return { value };
  },
  encode(value, { contentType }: BodyDeclaration) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const before = isRecordSeparated(contentType) ? RECORD_SEPARATOR : "";
    return { body: items.map((item) => `${before}${JSON.stringify(item)}\n`).join(""), contentType };
  },
};

const RECORD_SEPARATOR = "\u001e";

function isRecordSeparated(contentType: string): boolean {
  return contentType.includes("json-seq");
}
