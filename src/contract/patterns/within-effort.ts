import { escapeName } from "../json-pointer.ts";
import type { SchemaError, Validate } from "../schema-error.ts";
import { SchemaEffortError } from "../schemas/schema-effort.ts";
import { PatternEffortError } from "./effort.ts";
import type { Matcher } from "./pattern-reader.ts";

/**
 * The same validator, for which what cannot be held against a pattern or a schema in bounded time is a fault of the value.
 * `begin` is called before each value.
 */
export function withinEffort(isValid: Validate, begin: () => void): Validate {
  const bounded: Validate = (value) => {
    begin();
    try {
      const found = isValid(value);
      bounded.errors = isValid.errors ?? null;
      return found;
    } catch (error) {
      bounded.errors = [errorOf(error, value)];
      return false;
    }
  };
  return bounded;
}

function errorOf(error: unknown, value: unknown): SchemaError {
  if (error instanceof PatternEffortError) {
    const { message, pattern, text } = error;
    return { instancePath: pathTo(text, value) ?? "", keyword: "pattern", message, params: { pattern } };
  }
  if (!(error instanceof SchemaEffortError)) throw error;
  return { instancePath: "", keyword: "$ref", message: error.message, params: {} };
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
