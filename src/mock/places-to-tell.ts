import { isObject } from "../contract/document.ts";
import type { Problem } from "../contract/problem.ts";
import type { Assignment } from "./assignment.ts";
import { LEFT_OUT } from "./assignment.ts";
import { fillErrors, LISTS, MESSAGES } from "./error-items.ts";
import { wordsForCode, wordsForStatus } from "./error-words.ts";

/** Errors wrap what they tell at most so often: `{ error: { details: { … } } }`. */
const DEEPEST = 2;

const TITLES = /^(title|error|summary|status_?text)$/i;
const STATUSES = /^(status|status_?code|http_?(status|code))$/i;
const CODES = /^(error_?code|code)$/i;
const INTERNALS = /^(trace|stack_?trace|exception|debug)$/i;

/** What the places are filled with. */
export interface RefusalFacts {
  readonly problem: Problem;
  readonly status: number;
  /** The path of the request. */
  readonly path: string;
  /** Whether the body is no example of the document's, so that what it tells besides may go. */
  readonly isMadeUp: boolean;
}

/** The places of an error's body where people look for what went wrong, and what to say there. */
export function findPlacesToTell(body: unknown, facts: RefusalFacts, depth = 0): Assignment[] {
  if (Array.isArray(body)) return body.slice(0, 1).flatMap((item) => findPlacesToTell(item, facts, depth));
  if (!isObject(body)) return [];
  const { problem, status, path, isMadeUp } = facts;
  const saysMore = Object.keys(body).some((key) => MESSAGES.test(key) && typeof body[key] === "string");
  return Object.entries(body).flatMap(([key, present]): Assignment[] => {
    const place = (...values: readonly unknown[]): Assignment[] => [{ holder: body, key, values }];
    if (typeof present === "string") {
      if (MESSAGES.test(key)) return place(problem.detail);
      if (TITLES.test(key)) return place(saysMore ? problem.title : problem.detail);
      if (STATUSES.test(key)) return place(...wordsForStatus(body, status));
      if (CODES.test(key)) return place(...wordsForCode(present, problem.kind, status));
      if (isMadeUp && INTERNALS.test(key)) return place(LEFT_OUT);
      return key === "path" ? place(path) : [];
    }
    if (typeof present === "number") return STATUSES.test(key) || CODES.test(key) ? place(status) : [];
    if (LISTS.test(key) && (problem.errors ?? (!saysMore && Array.isArray(present)))) {
      // What is refused as a whole has but one thing wrong with it.
      const whole = { in: "body", path: "", keyword: problem.kind, message: problem.detail } as const;
      return fillErrors(body, key, { violations: problem.errors ?? [whole], status, isMadeUp });
    }
    return depth < DEEPEST ? findPlacesToTell(present, facts, depth + 1) : [];
  });
}

/** Where a generated error tells its own status. */
export function findStatus(body: unknown, status: number): Assignment[] {
  if (status < 400 || !isObject(body)) return [];
  return Object.keys(body)
    .filter((key) => /^(status|status_?code|http_?status)$/i.test(key) && typeof body[key] === "number")
    .map((key) => ({ holder: body, key, values: [status] }));
}
