import { escapeName } from "../json-pointer.ts";
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
      const { message, pattern, text } = error;
      const instancePath = pathTo(text, value) ?? "";
      bounded.errors = [{ instancePath, keyword: "pattern", message, params: { pattern } }];
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

/** Where a text stands in a value, or the object that has it as a name: the validator has not said what it was looking at. */
function pathTo(text: string, value: unknown): string | undefined {
  if (value === text) return "";
  if (typeof value !== "object" || value === null) return undefined;
  if (Object.hasOwn(value, text) && !Array.isArray(value)) return "";
  for (const [name, member] of Object.entries(value)) {
    const path = pathTo(text, member);
    if (path !== undefined) return `/${escapeName(name)}${path}`;
  }
  return undefined;
}
