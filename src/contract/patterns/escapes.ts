/** What an escape stands for: one character by its code, a set as it is written, an edge, or a group. */
export type Escape = { readonly end: number } & (
  | { readonly code: number }
  | { readonly raw: string }
  | { readonly edge: "word-edge" | "inside-word" }
  | { readonly group: number | string }
);

/** What has to be known of the whole pattern to read an escape in it. */
export interface EscapeContext {
  readonly isUnicode: boolean;
  readonly groups: number;
  readonly hasNames: boolean;
}

const CONTROLS: Readonly<Record<string, number>> = { f: 12, n: 10, r: 13, t: 9, v: 11 };

/**
 * Reads an escape outside of a class, whose backslash stands at `at`, in a pattern that is known to be valid
 * (ECMAScript, AtomEscape; without the `u` flag also as its Annex B has it).
 */
export function readEscape(pattern: string, at: number, context: EscapeContext): Escape {
  const { isUnicode, groups, hasNames } = context;
  const letter = pattern[at + 1] ?? "";
  const rest = (form: RegExp) => {
    form.lastIndex = at + 2;
    return form.exec(pattern);
  };
  if (/[dDsSwW]/.test(letter)) return { raw: `\\${letter}`, end: at + 2 };
  if (letter === "b" || letter === "B") {
    return { edge: letter === "b" ? "word-edge" : "inside-word", end: at + 2 };
  }
  const control = CONTROLS[letter];
  if (control !== undefined) return { code: control, end: at + 2 };
  if (/[0-9]/.test(letter)) return readDigits(pattern, at, isUnicode, groups);
  if (letter === "k" && (isUnicode || hasNames)) {
    const name = rest(/<([^>]*)>/y);
    if (name) return { group: name[1] ?? "", end: at + 2 + name[0].length };
  }
  if ((letter === "p" || letter === "P") && isUnicode) {
    const property = rest(/\{[^}]*\}/y)?.[0] ?? "";
    return { raw: `\\${letter}${property}`, end: at + 2 + property.length };
  }
  if (letter === "c") {
    const named = rest(/[a-z]/iy);
    // A backslash before a `c` that names no control character stands for itself.
    if (!named) return { code: 0x5c, end: at + 1 };
    return { code: named[0].charCodeAt(0) % 32, end: at + 3 };
  }
  const hex = letter === "x" ? rest(/[0-9a-f]{2}/iy) : undefined;
  if (hex) return { code: Number.parseInt(hex[0], 16), end: at + 4 };
  if (letter === "u") {
    const found = readUnicode(pattern, at, isUnicode);
    if (found) return found;
  }
  const code = (isUnicode ? pattern.codePointAt(at + 1) : pattern.charCodeAt(at + 1)) ?? 0x5c;
  return { code, end: at + 1 + (code > 0xffff ? 2 : 1) };
}

function readUnicode(pattern: string, at: number, isUnicode: boolean): Escape | undefined {
  const braced = isUnicode ? /^\\u\{([0-9a-f]+)\}/i.exec(pattern.slice(at)) : undefined;
  if (braced) return { code: Number.parseInt(braced[1] ?? "", 16), end: at + braced[0].length };
  const pair = isUnicode
    ? /^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(pattern.slice(at, at + 12))
    : undefined;
  if (pair) {
    const units = [pair[1], pair[2]].map((unit = "") => Number.parseInt(unit, 16));
    return { code: String.fromCharCode(...units).codePointAt(0) ?? 0, end: at + 12 };
  }
  const unit = /^\\u([0-9a-f]{4})/i.exec(pattern.slice(at, at + 6));
  return unit ? { code: Number.parseInt(unit[1] ?? "", 16), end: at + 6 } : undefined;
}

/** A group's number, or, where there are not so many and the flag `u` is not set, an octal number or the digit itself. */
function readDigits(pattern: string, at: number, isUnicode: boolean, groups: number): Escape {
  const digits = /^[0-9]+/.exec(pattern.slice(at + 1))?.[0] ?? "";
  const number = Number(digits);
  if (!digits.startsWith("0") && (isUnicode || number <= groups)) {
    return { group: number, end: at + 1 + digits.length };
  }
  const octal = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(digits)?.[0];
  if (octal === undefined) return { code: digits.charCodeAt(0), end: at + 2 };
  return { code: Number.parseInt(octal, 8), end: at + 1 + octal.length };
}
