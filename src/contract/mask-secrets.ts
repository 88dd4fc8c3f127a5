import { isObject } from "./document.ts";

const SECRET_NAME =
  /pass(word|wd|phrase|code)|secret|token|(api|access|private|signing|license)[-_ ]?key|authori[sz]ation|credential|cookie|session[-_ ]?id/i;

/** What stands in `Authorization`. */
const CREDENTIAL = /^(Bearer|Basic) \S+$/;

/**
 * What is a secret wherever it stands in a text: JSON Web Tokens, the keys of GitHub, Stripe, AWS, Slack and Google by their
 * prefixes, and private keys in PEM.
 */
const SECRET_PART =
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*|\b(gh[opsur]_\w{20,}|github_pat_\w{20,}|[srp]k_(live|test)_\w{10,}|A[KS]IA[0-9A-Z]{16}|xox[abeoprs]-[\w-]{10,}|AIza[\w-]{30,})|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*-----)?/g;

/** Writes something else in the place of a secret text. */
export type Cover = (secret: string) => string;

/** Covers of secrets, the one that tells least first: nothing at all is left, or just the shape. */
export const COVERS: readonly Cover[] = [
  () => "********",
  (secret) =>
    secret
      .replace(/\p{Lu}/gu, "A")
      .replace(/\p{L}/gu, (letter) => (letter === "A" ? "A" : "a"))
      .replace(/\d/g, "0"),
];

/** Whether what has this name is not to be kept. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a text is a secret, or has one in it, whatever its name is. */
export function isSecretText(value: unknown): boolean {
  return typeof value === "string" && (CREDENTIAL.test(value) || value.search(SECRET_PART) >= 0);
}

/** A JSON value with its secrets covered: texts of telling names, all texts below them, and what looks like a token. */
export function maskSecrets(value: unknown, cover: Cover, isBelowSecret = false): unknown {
  if (typeof value === "string") {
    return isBelowSecret || CREDENTIAL.test(value) ? cover(value) : maskTokens(value, cover);
  }
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, cover, isBelowSecret));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      maskSecrets(inner, cover, isBelowSecret || isSecretName(name)),
    ]),
  );
}

/** A text with what looks like a token covered, wherever it stands. */
export function maskTokens(text: string, cover: Cover): string {
  return text.replace(SECRET_PART, cover);
}
