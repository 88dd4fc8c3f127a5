/** A `pattern` made ready to test texts. */
export interface Matcher {
  test(text: string): boolean;
}

const ANYTHING: Matcher & { toString(): string } = { test: () => true, toString: () => "any text" };

/**
 * The regular expression of a `pattern`: read as Unicode, else as older engines read it, since many documents escape
 * what needs no escaping. Undefined where it is none of this dialect at all.
 */
export function readPattern(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next way of reading it may do.
    }
  }
  return undefined;
}

/** Reads a pattern for the validator; one that cannot be used matches anything. */
export function lenientPattern(pattern: string): Matcher {
  return readPattern(pattern) ?? ANYTHING;
}
