import { isObject } from "../../contract/document.ts";

const SECRET_NAME =
  /pass(word|wd|phrase|code)|secret|token|(api|access|private|signing|license)[-_ ]?key|authori[sz]ation|credential|cookie|session[-_ ]?id/i;

/** JSON Web Tokens, and what stands in `Authorization`. */
const SECRET_TEXT = /^(eyJ[\w-]+\.[\w-]+\.[\w-]*|(Bearer|Basic) \S+)$/;

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

/** Whether a text is a secret, whatever its name is. */
export function isSecretText(value: unknown): boolean {
  return typeof value === "string" && SECRET_TEXT.test(value);
}

/** A JSON value with its secrets covered: texts of telling names, all texts below them, and texts that look like tokens. */
export function maskSecrets(value: unknown, cover: Cover, isBelowSecret = false): unknown {
  if (typeof value === "string") return isBelowSecret || isSecretText(value) ? cover(value) : value;
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, cover, isBelowSecret));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      maskSecrets(inner, cover, isBelowSecret || isSecretName(name)),
    ]),
  );
}
