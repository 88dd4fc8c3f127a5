import type { Operation } from "../../contract/operation.ts";
import type { Violation } from "../../contract/problem.ts";
import { findResponse } from "../../contract/stages/check.ts";
import { mostSpecific } from "../../contract/media-type.ts";
import { describeViolation } from "../../contract/violation.ts";
import type { Answered } from "../exchange.ts";
import { toDraft } from "../exchange.ts";
import { findRule } from "../rule-place.ts";
import type { Failure, Judge, Judging } from "./check.ts";

/** HTTP itself has these for requests that cannot be taken, whether a contract speaks of them or not. */
const REFUSALS = new Set([400, 401, 403, 404, 405, 406, 411, 413, 414, 415, 417, 422, 428, 429, 431]);

/** The status, content type, headers and body are as the operation declares them. */
export const replyConforms: Judge = (exchange, judging) => {
  const { case: sent, reply, content } = exchange;
  const { operation, request } = sent;
  // Of a method that is not declared nothing else is, either.
  if (request.method !== operation.method) return [];
  if (isUndeclaredRefusal(exchange)) return [];
  const violations = judging.inspection.findViolations(operation, toDraft(exchange));
  const failures = violations
    .filter((violation) => !(reply.status >= 400 && isOfUndescribedBody(violation)))
    .map((violation) => toFailure(exchange, judging, violation));
  if (content.fault === undefined) return failures;
  const response = findResponse(operation, reply.status);
  return [
    ...failures.filter(({ check }) => check !== "body-valid"),
    {
      check: "body-valid",
      message: `response ${reply.status}: body is not valid JSON`,
      pointer: response?.pointer ?? operation.pointer,
    },
  ];
};

/**
 * A refusal of a request that is to be refused, with a status of HTTP's own. One for data that break a schema has to be the
 * declared one, where the operation has one for that.
 */
function isUndeclaredRefusal({ case: sent, reply }: Answered): boolean {
  const { operation, demand, problems } = sent;
  if (demand === "take" || !REFUSALS.has(reply.status) || findResponse(operation, reply.status)) return false;
  const isAboutData = problems.length > 0 && problems.every(({ status }) => status === 422);
  const isSaid = [400, 422].some((status) => findResponse(operation, status) !== undefined);
  return !(isAboutData && isSaid && (reply.status === 400 || reply.status === 422));
}

/** Few contracts say what the body of an error is that they only name; one that is sent all the same does no harm. */
function isOfUndescribedBody({ in: place, path, keyword }: Violation): boolean {
  return place === "body" && path === "" && keyword === "content";
}

function toFailure({ case: sent, reply }: Answered, { root }: Judging, violation: Violation): Failure {
  const { operation } = sent;
  const response = findResponse(operation, reply.status);
  const { keyword, path, in: place } = violation;
  if (keyword === "status") {
    return {
      check: "status-declared",
      message: `answers with ${violation.message.replace(/^has /, "")}`,
      pointer: `${operation.pointer}/responses`,
    };
  }
  const at = response?.pointer ?? operation.pointer;
  if (keyword === "content" && path === "/Content-Type") {
    return {
      check: "content-type-declared",
      message: `response ${reply.status}: content type ${violation.message}`,
      pointer: `${at}/content`,
    };
  }
  const told = describeViolation({ ...violation, path: path.replace(/\/\d+(?=\/|$)/g, "/…") });
  const message = `response ${reply.status}: ${told}`;
  if (place === "header") {
    const header = response?.headers.find(({ name }) => `/${name}` === path);
    const pointer = header?.schema ? findRule(root, header.schema.pointer, "", keyword) : `${at}/headers`;
    return { check: "headers-valid", message, pointer };
  }
  return { check: "body-valid", message, pointer: bodyRule(root, operation, reply, violation) };
}

function bodyRule(
  root: Judging["root"],
  operation: Operation,
  { status, headers }: Answered["reply"],
  { path, keyword }: Violation,
): string {
  const response = findResponse(operation, status);
  const media = mostSpecific(response?.content ?? [], headers["content-type"] ?? "");
  if (media?.schema) return findRule(root, media.schema.pointer, path, keyword);
  return response?.pointer ?? operation.pointer;
}
