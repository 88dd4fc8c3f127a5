import { Buffer } from "node:buffer";
import type { Document } from "yaml";
import { visit } from "yaml";

/**
 * Gives each text of a parsed document memory of its own, with one byte for each letter where that will do. A parser cuts
 * texts out of the file's, and one letter beyond Latin-1 in it makes all of them wide: so would be every property of
 * that name in the whole program, and writing replies in JSON then costs several times as much.
 */
export function compactTexts(document: Document, source: string): void {
  if (!isWide(source)) return;
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === "string") scalar.value = toCompact(scalar.value);
    },
  });
}

function toCompact(text: string): string {
  return isWide(text) ? text : Buffer.from(text, "latin1").toString("latin1");
}

function isWide(text: string): boolean {
  return /[^\0-\u{ff}]/u.test(text);
}
