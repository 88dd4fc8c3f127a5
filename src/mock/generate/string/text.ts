import type { Run } from "../run.ts";
import type { Lengths } from "./lengths.ts";
import { fit, isFitting } from "./lengths.ts";

/** Two words that go together, of the locale's own language where faker has them. */
export function phrase({ vocabulary, random }: Run): string {
  return `${vocabulary.first(random)} ${vocabulary.second(random)}`;
}

/** A short line without a full stop. */
export function title(run: Run): string {
  return `${capital(run.vocabulary.first(run.random))} ${phrase(run)}`;
}

/** One or two sentences. */
export function sentences({ vocabulary, random }: Run): string {
  const sentence = capital(vocabulary.sentence(random));
  return random.chance(0.5) ? sentence : `${sentence} ${capital(vocabulary.sentence(random))}`;
}

/** A given name and a family name. */
export function personName({ vocabulary, random }: Run): string {
  return `${vocabulary.givenName(random)} ${vocabulary.familyName(random)}`;
}

/** Words in lower case with hyphens between, in ASCII. */
export function slug(run: Run): string {
  return asciiOf(phrase(run)) || `item-${run.random.integer(1, 9999)}`;
}

/** A text of any content, as long as it has to be. */
export function plainText(run: Run, lengths: Lengths): string {
  const text = phrase(run);
  if (isFitting(text, lengths)) return text;
  const words = fit(text, lengths, () => ` ${phrase(run)}`);
  // A text that was cut should not end in a blank, which looks like a mistake.
  return words.endsWith(" ") ? `${words.slice(0, -1)}s` : words;
}

/** The text with its first letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const PLAIN = /^[\w -]*$/;
const SEPARATORS = /[ _]/g;

/** Letters and digits of a text in lower-case ASCII, hyphens for all else; empty for other alphabets. */
export function asciiOf(text: string): string {
  // Most words are plain, and taking letters apart from their accents is slow.
  if (PLAIN.test(text)) return text.toLowerCase().replace(SEPARATORS, "-");
  return text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const ALPHANUMERIC = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;

/** Letters and digits by chance. */
export function alphanumeric({ random }: Run, length: number, alphabet: string = ALPHANUMERIC): string {
  let text = "";
  for (let i = 0; i < length; i++) text += alphabet[Math.floor(random.next() * alphabet.length)] ?? "";
  return text;
}

/** Hexadecimal digits by chance. */
export function hexadecimal(run: Run, length: number): string {
  return alphanumeric(run, length, "0123456789abcdef");
}
