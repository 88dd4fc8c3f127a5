import type { JsonObject } from "../contract/document.ts";

/** What is known of a 404. */
export interface NotFound {
  /** Its body, empty where it has none. */
  readonly text: string;
  /** The same as a JSON value, where it is one. */
  readonly value: unknown;
  /** Whether the backend has answered the operation before. */
  readonly hasAnswered: boolean;
  /** Whether it is what the contract declares for a 404 of the operation. */
  readonly isDeclared: boolean;
}

/** What frameworks say of a path that nobody has taken, and of nothing else. */
const NO_SUCH_ROUTE = [
  // Express, NestJS
  /\bCannot (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE) \//,
  // Fastify
  /\bRoute [A-Z]+:\/\S* not found/,
  // Spring
  /\bNo (static resource|endpoint [A-Z]+|handler found for) /,
  // Laravel
  /\bThe route \S+ could not be found/,
  // Rails
  /\bNo route matches \[/,
  // Kong
  /\bno Route matched with those values/,
];

/**
 * Whether a 404 says that the backend has no such route, and not that a resource is missing. The first of these decides:
 * a framework's own words for a path that nobody has taken mean no such route; a backend that has answered the operation
 * before has the route; a body that says no more than `Not Found`, as FastAPI's does, means no such route; a body that
 * the contract declares is the resource's; anything else means no such route.
 */
export function isUnknownRoute({ text, value, hasAnswered, isDeclared }: NotFound): boolean {
  if (NO_SUCH_ROUTE.some((words) => words.test(text))) return true;
  if (hasAnswered) return false;
  return saysNothing(text, value) || !isDeclared;
}

/** FastAPI and Starlette, Phoenix; Koa; Go's `net/http` and Gin. An empty body is no body, and may be declared. */
const NOTHING_MORE = /^(404:? )?(page )?not found\.?$/i;

function saysNothing(text: string, value: unknown): boolean {
  if (NOTHING_MORE.test(text.trim())) return true;
  const words = typeof value === "object" && value !== null ? wordsOf({ ...value }) : [];
  return words.length > 0 && words.every((word) => NOTHING_MORE.test(word));
}

function wordsOf(value: JsonObject): string[] {
  return Object.values(value).flatMap((inner) => {
    if (typeof inner === "string") return [inner];
    return typeof inner === "object" && inner !== null ? wordsOf({ ...inner }) : [];
  });
}
