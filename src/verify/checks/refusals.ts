import type { Operation } from "../../contract/operation.ts";
import type { Violation } from "../../contract/problem.ts";
import { describeViolation, violationsOf } from "../../contract/violation.ts";
import { mediaTypeOf } from "../../contract/media-type.ts";
import { ruleOfRequest } from "../rule-place.ts";
import type { Failure, Judge } from "./check.ts";

/** With these a server says that the request itself is bad, and not that it does not fit what there is. */
const BAD_REQUEST = new Set([400, 405, 406, 411, 413, 414, 415, 422]);

/** A request that keeps the contract must not be refused as a bad one. */
export const validAccepted: Judge = ({ case: sent, reply }, { documented }) => {
  if (sent.demand !== "take" || !BAD_REQUEST.has(reply.status)) return [];
  const { values } = sent.reached;
  if (values && documented.allows(sent.operation, reply.status, values)) return [];
  const { part, tries = [], operation } = sent;
  const where = part === undefined ? "" : `, in which ${part} was varied`;
  return [
    {
      check: "valid-accepted",
      message: `refuses with ${reply.status} a request that keeps the contract${where}`,
      pointer: tries[0] ?? operation.pointer,
    },
  ];
};

/** A request that breaks the contract must not be taken. */
export const invalidRefused: Judge = ({ case: sent, reply }, { root }) => {
  const { operation, problems, request } = sent;
  if (sent.demand !== "refuse" || reply.status >= 400) return [];
  const credentials =
    sent.credentials ?? (problems.some(({ status }) => status === 401) ? "missing" : undefined);
  if (credentials) {
    const message = `accepts with ${reply.status} a request ${credentials === "missing" ? "without" : "with wrong"} credentials`;
    return [{ check: "credentials-required", message, pointer: `${operation.pointer}/security` }];
  }
  const wrong = problems.find(({ status }) => status === 405);
  if (wrong) return [];
  const first = problems.flatMap(violationsOf).find((violation) => !isUndeclaredParameter(violation));
  if (!first) return [];
  const mediaType = mediaTypeOf(request.headers["content-type"]);
  return [
    {
      check: "invalid-refused",
      message: `accepts a request that breaks the contract: ${describeViolation({ ...first, path: withoutPositions(first.path) })}`,
      pointer: ruleOfRequest(root, operation, first, mediaType),
    },
  ];
};

/** Whether a violation is a query parameter that the operation does not declare, which may be passed over. */
export function isUndeclaredParameter({ in: place, keyword }: Violation): boolean {
  return place === "query" && keyword === "additionalProperties";
}

/** RFC 9110, section 15.5.6: 405 has an Allow that lists what the path knows. */
export const wrongMethodRefused: Judge = ({ case: sent, reply }): Failure[] => {
  const { operation, problems, request } = sent;
  if (!problems.some(({ status }) => status === 405)) return [];
  const failure = (message: string) => [
    { check: "wrong-method-refused" as const, message, pointer: pathPointer(operation) },
  ];
  if (reply.status < 400)
    return failure(
      `accepts ${request.method} with ${reply.status}, though its path does not declare that method`,
    );
  if (reply.status !== 405) return [];
  return reply.headers.allow === undefined ? failure("answers with 405, but without the header Allow") : [];
};

function pathPointer({ pointer }: Operation): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

function withoutPositions(path: string): string {
  return path.replace(/\/\d+(?=\/|$)/g, "/…");
}
