/** How long a text may be, in characters as JSON Schema counts them: Unicode code points. */
export interface Lengths {
  readonly min: number;
  readonly max: number;
}

/** No limits. */
export const ANY_LENGTH: Lengths = { min: 0, max: Infinity };

const SURROGATE = /[\ud800-\udbff]/;

/** How many code points a text has. */
export function lengthOf(text: string): number {
  return SURROGATE.test(text) ? Array.from(text).length : text.length;
}

/** Whether a text is as long as it has to be. */
export function isFitting(text: string, { min, max }: Lengths): boolean {
  if (text.length < min) return false;
  if (text.length <= max && !SURROGATE.test(text)) return true;
  const length = lengthOf(text);
  return length >= min && length <= max;
}

/** So many characters are made where a schema asks for a text that is longer than any memory. */
export const LONGEST = 100_000;

/** A text's beginning, or the text and more of what `more` gives, so that it is as long as it has to be. */
export function fit(text: string, { min, max }: Lengths, more: () => string): string {
  let fitted = text;
  while (fitted.length < Math.min(min, LONGEST)) fitted += more() || "x";
  return lengthOf(fitted) > max ? Array.from(fitted).slice(0, max).join("") : fitted;
}
