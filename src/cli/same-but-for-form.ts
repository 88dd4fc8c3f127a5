/** Strings, words, and anything else one by one. */
const TOKENS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\w$]+|\S/g;

/** What formatters add and take away without changing what a declaration means. */
const OPTIONAL = new Set([";", ",", "|", "(", ")"]);

/** Whether two texts of TypeScript declarations differ at most in what a formatter changes. */
export function isSameButForForm(one: string, other: string): boolean {
  return one === other || tokensOf(one) === tokensOf(other);
}

function tokensOf(text: string): string {
  return (text.match(TOKENS) ?? [])
    .filter((token) => !OPTIONAL.has(token))
    .map((token) => token.replace(/^(["'])([^]*)\1$/, "$2"))
    .join("\n");
}
