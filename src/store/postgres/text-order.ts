/** Letters that may be written in other ones: NUL, which PostgreSQL refuses, and all from the surrogates on. */
const UNUSUAL = /[^ -\ud7ff]/g;

/**
 * A text as a column has it: any string of JavaScript becomes one of Unicode that PostgreSQL takes, different ones stay
 * different, and their bytes in UTF-8 order them as their code units do. Almost all texts stay as they are; halves of a
 * pair of surrogates, and what comes after them, move up by 0x800, and NUL is written in two letters.
 */
export function toColumnText(text: string): string {
  return text.replace(UNUSUAL, (letter) => {
    const unit = letter.charCodeAt(0);
    if (unit < 2) return unit === 0 ? "\x01\x01" : "\x01\x02";
    return unit < 0x20 ? letter : String.fromCodePoint(unit + 0x800);
  });
}

/** A letter that `toColumnText` never writes, and that comes after all that it does. */
const BEYOND = "\u{10fffd}";

/** How many letters of a value are kept in a column: an index takes no value of more than some 2,700 bytes. */
const MOST_LETTERS = 400;

/**
 * The same of at most some 470 letters: of a longer text the first 400, and a digest that tells it from others. Texts that
 * differ after those alone are equal or not as they should be, but in the order of their digests.
 */
export function toKeyText(text: string, digest: (text: string) => string): string {
  if (text.length <= MOST_LETTERS) return toColumnText(text);
  return `${toColumnText(text.slice(0, MOST_LETTERS))}${BEYOND}${digest(text)}`;
}

/** All that free text is searched for in, as one text: in small letters, of a text or of a list of texts. */
export function toSearchedText(value: unknown): string {
  if (typeof value === "string") return toColumnText(value.toLowerCase());
  return Array.isArray(value) ? value.map(toSearchedText).join(BEYOND) : "";
}
