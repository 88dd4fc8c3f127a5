import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { Problem, Violation } from "../contract/problem.ts";
import type { ContractRequest } from "../contract/request.ts";
import { describeViolation } from "../contract/violation.ts";
import type { Assignment } from "./assignment.ts";

/** Errors wrap what they tell at most so often: `{ error: { details: { … } } }`. */
const DEEPEST = 2;

const MESSAGES =
  /^(message|msg|detail|details|description|reason|error_?(message|description|detail)|developer_?message)$/i;
const TITLES = /^(title|error|summary|status_?text)$/i;
const STATUSES = /^(status|status_?code|http_?(status|code)|error_?code|code)$/i;
const LISTS =
  /^((\w*_?)errors|violations|issues|details|causes|messages|(invalid_?)?param(eter)?s|problems)$/i;

/** The places of an error's body where people look for what went wrong, and what to say there. */
export function findPlacesToTell(
  body: unknown,
  problem: Problem,
  status: number,
  request: ContractRequest,
  depth = 0,
): Assignment[] {
  if (Array.isArray(body))
    return body.slice(0, 1).flatMap((item) => findPlacesToTell(item, problem, status, request, depth));
  if (!isObject(body)) return [];
  const saysMore = Object.keys(body).some((key) => MESSAGES.test(key) && typeof body[key] === "string");
  return Object.entries(body).flatMap(([key, present]): Assignment[] => {
    const place = (...values: readonly unknown[]): Assignment[] => [{ holder: body, key, values }];
    if (typeof present === "string") {
      if (MESSAGES.test(key)) return place(problem.detail);
      if (TITLES.test(key)) return place(saysMore ? problem.title : problem.detail);
      if (STATUSES.test(key)) return place(/^\d+$/.test(present) ? String(status) : problem.kind);
      return key === "path" ? place(request.path) : [];
    }
    if (typeof present === "number") return STATUSES.test(key) ? place(status) : [];
    if (LISTS.test(key) && problem.errors) return place(...waysToList(problem.errors, present));
    return depth < DEEPEST ? findPlacesToTell(present, problem, status, request, depth + 1) : [];
  });
}

/** Where a generated error tells its own status. */
export function findStatus(body: unknown, status: number): Assignment[] {
  if (status < 400 || !isObject(body)) return [];
  return Object.keys(body)
    .filter((key) => /^(status|status_?code|http_?status)$/i.test(key) && typeof body[key] === "number")
    .map((key) => ({ holder: body, key, values: [status] }));
}

/** Violations as a list of objects like those that are there, of our own ones, of texts; or as a map by name. */
function waysToList(violations: readonly Violation[], present: unknown): unknown[] {
  const items: readonly unknown[] = Array.isArray(present) ? present : [];
  const texts = violations.map(describeViolation);
  const named = violations.map((violation) => [nameOf(violation), violation.message] as const);
  if (!Array.isArray(present)) {
    return [Object.fromEntries(named.map(([name, message]) => [name, [message]])), Object.fromEntries(named)];
  }
  const likewise = items
    .slice(0, 1)
    .filter(isObject)
    .map((item) => violations.map((violation) => fill(item, violation)));
  return [...likewise, violations, texts];
}

const MEMBERS: readonly (readonly [names: RegExp, tell: (violation: Violation) => string])[] = [
  [MESSAGES, ({ message }) => message],
  [/^(error|title|text)$/i, describeViolation],
  [/^(field|path|pointer|param(eter)?|name|property|attribute|key|source|field_?name)$/i, nameOf],
  [/^(in|place|location|where)$/i, (violation) => violation.in],
  [/^(code|rule|type|keyword|constraint)$/i, ({ keyword }) => keyword],
];

/** An item with its texts exchanged for what the violation tells. */
function fill(item: JsonObject, violation: Violation): JsonObject {
  return Object.fromEntries(
    Object.entries(item).map(([key, present]) => {
      const tell = MEMBERS.find(([names]) => names.test(key))?.[1];
      return [key, tell && typeof present === "string" ? tell(violation) : present];
    }),
  );
}

function nameOf({ in: place, path }: Violation): string {
  return path === "" ? place : path.slice(1).replaceAll("/", ".");
}
