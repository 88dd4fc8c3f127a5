import type { SchemaError } from "./schema-error.ts";
import type { Problem, Violation } from "./problem.ts";
import { MOST_VIOLATIONS } from "./problem.ts";
import type { DraftReply } from "./request.ts";

/** Tells a client how many things break the contract, and which: in its request, or in what a backend answered. */
export const VIOLATIONS_HEADER = "X-Contract-Violations";

/** As much as fits comfortably into a header. */
const LONGEST_HEADER = 500;

/** A reply to a request that broke the contract, with a header that says so: `2; query/limit must be <= 100; …`. */
export function withViolations(reply: DraftReply, problem: Problem): DraftReply {
  const list = violationsOf(problem).map(describeViolation);
  return { ...reply, headers: { ...reply.headers, [VIOLATIONS_HEADER]: toHeaderText(list) } };
}

/** What a problem says is wrong with a request; one that lists nothing is about its body. */
export function violationsOf({ errors, detail }: Problem): readonly Violation[] {
  return errors ?? [{ in: "body", path: "", keyword: "content", message: detail }];
}

const PLACES: Readonly<Record<number, Pick<Violation, "in" | "path" | "keyword">>> = {
  401: { in: "header", path: "", keyword: "security" },
  404: { in: "path", path: "", keyword: "undocumented" },
  405: { in: "path", path: "", keyword: "undocumented" },
  415: { in: "header", path: "/Content-Type", keyword: "content" },
};

/** What a refusal says is wrong with a request, each with its place; one that lists nothing is told in its own words. */
export function violationsOfRequest({ status, errors, detail }: Problem): readonly Violation[] {
  if (errors && errors.length > 0) return errors;
  const place = PLACES[status] ?? ({ in: "body", path: "", keyword: "parse" } as const);
  return [{ ...place, message: detail }];
}

/** Violations as the header tells of them, their number first, and no more than fits. */
export function toHeaderText(list: readonly string[]): string {
  const text = [list.length, ...list].join("; ").replace(/[^ -~]/g, "?");
  return text.slice(0, LONGEST_HEADER);
}

/** So many are written out in a sentence. */
const MOST_TOLD = 10;

/** Violations in one sentence, the first ones written out: `body/name is required; …; and 7 more`. */
export function describeViolations(violations: readonly Violation[]): string {
  const told = violations.slice(0, MOST_TOLD).map(describeViolation);
  const others = violations.length - told.length;
  // Where so many were found, the search for more has ended early.
  const more = violations.length < MOST_VIOLATIONS ? `and ${others} more` : `and at least ${others} more`;
  return [...told, ...(others > 0 ? [more] : [])].join("; ");
}

/** A violation in one line: `body/name is required`. */
export function describeViolation(violation: Violation): string {
  return `${violation.in}${violation.path} ${violation.message}`;
}

/** Keywords whose error stands at the parent although a named property is at fault. */
const PROPERTY_PARAMS = ["missingProperty", "additionalProperty", "unevaluatedProperty"] as const;

/** One error of the schema validator, with `path` led to the property at fault and a message that lists what would do. */
export function toViolation(error: SchemaError, place: Violation["in"], path: string): Violation {
  const params = error.params as Record<string, unknown>;
  const property = PROPERTY_PARAMS.map((name) => params[name]).find((name) => typeof name === "string");
  const suffix = property === undefined ? "" : `/${property.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return {
    in: place,
    path: path + suffix,
    keyword: error.keyword,
    message: describe(error, params, property),
  };
}

function describe(error: SchemaError, params: Record<string, unknown>, property: string | undefined): string {
  if (error.keyword === "required") return "is required";
  if (property !== undefined) return `is not declared here${knownNames(error)}`;
  if (error.keyword === "enum" && Array.isArray(params.allowedValues)) {
    return `must be one of ${params.allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
  }
  if (error.keyword === "const") return `must be ${JSON.stringify(params.allowedValue)}`;
  return error.message ?? `breaks "${error.keyword}"`;
}

function knownNames(error: SchemaError): string {
  const names = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
  return names.length > 0 ? `; known are ${names.join(", ")}` : "";
}
