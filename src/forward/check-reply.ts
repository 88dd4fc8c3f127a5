import type { Inspection } from "../contract/inspection.ts";
import type { Operation } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";
import type { ContractRequest, DraftReply } from "../contract/request.ts";
import type { ReceivedReply } from "./received-reply.ts";
import { clientHeaders } from "./reply-headers.ts";

/** What is wrong with a backend's reply. A body that passes as it comes is judged by its media type alone. */
export function checkReply(
  inspection: Inspection,
  backend: URL,
  operation: Operation,
  request: ContractRequest,
  reply: ReceivedReply,
): readonly Violation[] {
  if (isUnchanged(request, reply)) return [];
  const violations = inspection.findViolations(operation, draftOf(reply, backend));
  const { content } = reply;
  if (content?.fault !== undefined) {
    const fault: Violation = { in: "body", path: "", keyword: "parse", message: content.fault };
    return [...violations.filter(isAboutHead), fault];
  }
  return content ? violations : violations.filter(isAboutHead);
}

/** A client that asks for a change is told by HTTP itself, and not by the contract, that there is none. */
function isUnchanged({ headers }: ContractRequest, { status }: ReceivedReply): boolean {
  const isConditional = headers["if-none-match"] !== undefined || headers["if-modified-since"] !== undefined;
  return status === 304 && isConditional;
}

function isAboutHead({ in: place, keyword }: Violation): boolean {
  return place !== "body" || keyword === "status";
}

/** A reply as the contract's own are held against it. */
export function draftOf({ status, headers, mediaType, content }: ReceivedReply, backend: URL): DraftReply {
  const body = content?.value ?? (content?.text === "" ? undefined : content?.text);
  return {
    status,
    headers: clientHeaders(headers, backend).headers,
    ...(body !== undefined && { body }),
    mediaType: mediaType === "" ? "no media type" : mediaType,
    source: "forward",
  };
}
