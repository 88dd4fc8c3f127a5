/** A set of characters that one step of a pattern takes. */
export interface CharacterSet {
  /** Whether a character, by its code, is in the set. */
  readonly has: (code: number) => boolean;
  /** Which of the 128 characters of ASCII are in it: 1 for those that are. */
  readonly ascii: Uint8Array;
  /** Whether others may be in it. */
  readonly mayHaveOthers: boolean;
}

const ASCII = 128;

/** The set of one character. */
export function oneCharacter(code: number): CharacterSet {
  const ascii = new Uint8Array(ASCII);
  if (code < ASCII) ascii[code] = 1;
  return { has: (other) => other === code, ascii, mayHaveOthers: code >= ASCII };
}

/**
 * The set that a class, `.` or an escape like `\d` or `\p{L}` stands for. The engine of the language is asked of one
 * character at a time, so that it means here what it means there.
 */
export function writtenSet(raw: string, flags: string): CharacterSet {
  const isOne = new RegExp(`^(?:${raw})$`, flags);
  const has = (code: number) => isOne.test(String.fromCodePoint(code));
  const ascii = Uint8Array.from({ length: ASCII }, (_, code) => (has(code) ? 1 : 0));
  const mayHaveOthers = flags.includes("i") || raw === "." || /^\[\^|[^ -~]|\\[DWSspPuxcB0-9k]/.test(raw);
  return {
    has: (code) => (code < ASCII ? ascii[code] === 1 : mayHaveOthers && has(code)),
    ascii,
    mayHaveOthers,
  };
}

/** Whether it is certain that no character is in both sets. */
export function areDisjoint(one: CharacterSet, other: CharacterSet): boolean {
  if (one.mayHaveOthers && other.mayHaveOthers) return false;
  return one.ascii.every((is, code) => is === 0 || other.ascii[code] === 0);
}
