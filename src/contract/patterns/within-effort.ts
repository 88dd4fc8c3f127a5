import type { Validate } from "../schema-error.ts";
import { PatternEffortError } from "./effort.ts";
import type { Matcher } from "./pattern-reader.ts";

/** The same validator, for which a text that cannot be held against a pattern in bounded time is a fault of the value. */
export function withinEffort(isValid: Validate): Validate {
  const bounded: Validate = (value) => {
    try {
      const found = isValid(value);
      bounded.errors = isValid.errors ?? null;
      return found;
    } catch (error) {
      if (!(error instanceof PatternEffortError)) throw error;
      const { message, pattern } = error;
      bounded.errors = [{ instancePath: "", keyword: "pattern", message, params: { pattern } }];
      return false;
    }
  };
  return bounded;
}

/** Likewise for a text alone: one that cannot be held against the pattern does not match. */
export function matchesWithinEffort(matcher: Matcher, text: string): boolean {
  try {
    return matcher.test(text);
  } catch (error) {
    if (error instanceof PatternEffortError) return false;
    throw error;
  }
}
