import type { Run } from "../run.ts";
import type { Lengths } from "./lengths.ts";
import { fit, isFitting } from "./lengths.ts";

/** Two words that go together, of the locale's own language where faker has them. */
export function phrase({ faker }: Run): string {
  if (!isEnglish(faker)) return faker.lorem.words(2);
  return `${faker.hacker.adjective()} ${faker.hacker.noun()}`;
}

/** A short line without a full stop. */
export function title(run: Run): string {
  const { faker } = run;
  return isEnglish(faker) ? faker.company.catchPhrase() : capital(faker.lorem.words(3));
}

/** One or two sentences. */
export function sentences(run: Run): string {
  const { faker, random } = run;
  const sentence = () =>
    isEnglish(faker)
      ? `${capital(faker.hacker.verb())} the ${faker.hacker.adjective()} ${faker.hacker.noun()}.`
      : faker.lorem.sentence();
  return random.chance(0.5) ? sentence() : `${sentence()} ${sentence()}`;
}

/** A given name and a family name. */
export function personName(run: Run): string {
  return `${run.faker.person.firstName()} ${lastName(run)}`;
}

/** A family name; straight from the list where there is one, since patterns of names take ten times as long. */
export function lastName({ faker, random }: Run): string {
  const names = faker.rawDefinitions.person?.last_name?.generic;
  return names && names.length > 0 ? random.pick(names) : faker.person.lastName();
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

function isEnglish(faker: Run["faker"]): boolean {
  return faker.rawDefinitions.metadata?.language === "en";
}
