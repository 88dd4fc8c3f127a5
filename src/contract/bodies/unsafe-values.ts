import { escapeName } from "../json-pointer.ts";
import type { Violation } from "../problem.ts";
import { Problem } from "../problem.ts";
import { malformed } from "./malformed-body.ts";

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** A value nested deeper than this is no request but an attempt to exhaust the stack. */
export const DEEPEST_NESTING = 200;

/**
 * Refuses a value that is nested too deeply, or has keys which reach an object's prototype when code copies them
 * carelessly.
 * @throws {Problem} 400 with the place of the first of them.
 */
export function refuseUnsafe(value: unknown, place: Violation["in"], path = ""): void {
  visit(value, path, 0, place);
}

function visit(value: unknown, path: string, depth: number, place: Violation["in"]): void {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if (depth >= DEEPEST_NESTING) throw tooDeep(place, path);
  for (const [key, child] of Object.entries(value)) {
    const at = `${path}/${escapeName(key)}`;
    if (FORBIDDEN_KEYS.has(key)) throw forbidden(key, at, place);
    visit(child, at, depth + 1, place);
  }
}

function forbidden(key: string, path: string, place: Violation["in"]): Problem {
  const message = `the key "${key}" is not allowed anywhere in a request`;
  return new Problem({
    status: 400,
    kind: "forbidden-key",
    title: "Forbidden key",
    detail: `In the ${place}, ${message}; rename it.`,
    errors: [{ in: place, path, keyword: "propertyNames", message }],
  });
}

function tooDeep(place: Violation["in"], path: string): Problem {
  const start = path.length > 60 ? `${path.slice(0, 60)}…` : path;
  const { detail } = malformed(`The ${place} is nested deeper than ${DEEPEST_NESTING} levels, at ${start}.`);
  return new Problem({
    status: 400,
    kind: "nested-too-deep",
    title: "Nested too deep",
    detail,
    errors: [{ in: place, path: "", keyword: "parse", message: detail }],
  });
}
