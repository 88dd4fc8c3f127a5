import { Buffer } from "node:buffer";
import { defineScalarTag, strTag } from "js-yaml";

/**
 * Gives each text and key of a YAML text memory of its own, with one byte for each letter where that will do. The parser
 * cuts them out of the file's text, and one letter beyond Latin-1 in it makes all of them wide: so would be every
 * property of that name in the whole program, and writing replies in JSON then costs several times as much.
 */
export const compactTextTag = defineScalarTag(strTag.tagName, { ...strTag, resolve: toCompact });

function toCompact(text: string): string {
  return isWide(text) ? text : Buffer.from(text, "latin1").toString("latin1");
}

/** Whether a text has letters beyond Latin-1. */
export function isWide(text: string): boolean {
  return /[^\0-\u{ff}]/u.test(text);
}
