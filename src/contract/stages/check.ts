import { toCheckableReply } from "../bodies/checkable-value.ts";
import { isJson, mostSpecific } from "../media-type.ts";
import type { Observer, RequestHead } from "../observer.ts";
import type { JsonText } from "../json-text.ts";
import type { JudgedTexts } from "../judged-texts.ts";
import type { ContractValidator } from "../contract-validator.ts";
import type { Operation, ResponseDeclaration } from "../operation.ts";
import type { Violation } from "../problem.ts";
import { Problem } from "../problem.ts";
import type { DraftReply } from "../request.ts";
import { describeViolations, toViolation } from "../violation.ts";
import { writeJson } from "../write-reply.ts";

/** What happens to a reply that breaks the contract: a 500 that says why, or a report while it goes out as it is. */
export type ReplyCheck = "refuse" | "report";

/** What replies are held against, and who hears of those that break it. */
export interface ReplyChecking {
  readonly validator: ContractValidator;
  readonly texts: JsonText;
  readonly judged: JudgedTexts;
  readonly mode: ReplyCheck;
  readonly observer: Observer;
}

/**
 * Holds a reply against its operation: status, content type, headers and body. One in JSON is written out for that, as it
 * will be sent.
 * @throws {Problem} 500 that lists what is wrong, where broken replies are refused.
 */
export function checkReply(
  { validator, texts, judged, mode, observer }: ReplyChecking,
  operation: Operation,
  draft: DraftReply,
  request?: RequestHead,
): DraftReply {
  const reply = writeJson(texts, draft);
  const violations = findViolations(validator, operation, reply, judged);
  if (violations.length === 0) return reply;
  observer.replyBroke?.(operation.operationId, reply.status, violations, request);
  if (mode === "report") return reply;
  throw new Problem({
    status: 500,
    kind: "reply-breaks-contract",
    title: "Reply breaks the contract",
    detail: `The handler of ${operation.operationId} answered ${reply.status} with a reply that the contract does not allow: ${describeViolations(violations)}.`,
    errors: violations,
  });
}

/** The response that the contract declares for a status: the code itself, its range, or the default. */
export function findResponse(operation: Operation, status: number): ResponseDeclaration | undefined {
  const { responses } = operation;
  const code = String(status);
  for (const response of responses) if (response.status === code) return response;
  const declaredAs = (name: string) => responses.find((response) => response.status === name);
  return declaredAs(`${code.charAt(0)}XX`) ?? declaredAs("default");
}

/** What is wrong with a reply: its status, content type, headers and body. */
export function findViolations(
  validator: ContractValidator,
  operation: Operation,
  reply: DraftReply,
  judged?: JudgedTexts,
): Violation[] {
  const response = findResponse(operation, reply.status);
  if (!response) {
    const declared = operation.responses.map(({ status }) => status).join(", ");
    return [
      {
        in: "body",
        path: "",
        keyword: "status",
        message: `has status ${reply.status}; declared are ${declared}`,
      },
    ];
  }
  const ofHeaders = headerViolations(validator, response, reply);
  const ofBody = bodyViolations(validator, response, reply, judged);
  if (ofHeaders.length === 0) return ofBody;
  return [...ofHeaders, ...ofBody];
}

function bodyViolations(
  validator: ContractValidator,
  response: ResponseDeclaration,
  { body, encoded, mediaType = "application/json" }: DraftReply,
  judged?: JudgedTexts,
): Violation[] {
  if (response.content.length === 0) {
    return body === undefined
      ? []
      : [{ in: "body", path: "", keyword: "content", message: "is declared to be empty" }];
  }
  const media = mostSpecific(response.content, mediaType);
  if (!media) {
    const declared = response.content.map((entry) => entry.mediaType).join(", ");
    const message = `is ${mediaType}; declared are ${declared}`;
    return [{ in: "header", path: "/Content-Type", keyword: "content", message }];
  }
  if (body === undefined) return [{ in: "body", path: "", keyword: "required", message: "is missing" }];
  const text = typeof encoded === "string" ? encoded : undefined;
  if (text !== undefined && judged?.has(media, text)) return [];
  const value = isJson(mediaType) ? body : toCheckableReply(body, mediaType, validator.shapes.of(media));
  const errors = value === undefined ? [] : validator.replyErrors(media, value);
  if (errors.length === 0 && text !== undefined) judged?.add(media, text);
  return errors.map((error) => toViolation(error, "body", error.instancePath));
}

function headerViolations(
  validator: ContractValidator,
  response: ResponseDeclaration,
  reply: DraftReply,
): Violation[] {
  const violations: Violation[] = [];
  for (const header of response.headers) {
    const value = findHeader(reply.headers, header.name);
    const path = `/${header.name}`;
    if (value !== undefined) {
      for (const error of validator.headerErrors(header, value))
        violations.push(toViolation(error, "header", path));
    } else if (header.required) {
      violations.push({ in: "header", path, keyword: "required", message: "is missing" });
    }
  }
  return violations;
}

/** Under whatever spelling; names that every object inherits are none. */
function findHeader(headers: DraftReply["headers"], name: string): string | undefined {
  if (Object.hasOwn(headers, name)) return headers[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(headers).find((sent) => sent.toLowerCase() === wanted);
  return found === undefined ? undefined : headers[found];
}
