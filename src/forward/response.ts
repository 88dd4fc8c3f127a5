import type { Violation } from "../contract/problem.ts";
import type { ContractRequest, ContractResponse } from "../contract/request.ts";
import { describeViolation, toHeaderText, VIOLATIONS_HEADER } from "../contract/violation.ts";
import type { ReceivedReply } from "./received-reply.ts";
import { discard } from "./received-reply.ts";
import { clientHeaders } from "./reply-headers.ts";

/** What is wrong with an exchange. */
export interface Findings {
  readonly request: readonly Violation[];
  readonly reply: readonly Violation[];
}

/** A backend's reply as it goes on to the client. `onBreak` hears when its body breaks off in the middle. */
export function toResponse(
  reply: ReceivedReply,
  { method }: ContractRequest,
  backend: URL,
  findings: Findings,
  onBreak: (error: unknown) => void,
): ContractResponse {
  const { headers, setCookies } = clientHeaders(reply.headers, backend);
  const told = tellOf(findings);
  const head = {
    status: reply.status,
    headers: told === undefined ? headers : { ...headers, [VIOLATIONS_HEADER]: told },
    ...(setCookies.length > 0 && { setCookies }),
  };
  if ("passing" in reply.body) {
    if (!hasNoBody(method, reply.status)) return { ...head, stream: watch(reply.body.passing, onBreak) };
    discard(reply);
    return head;
  }
  const { whole } = reply.body;
  return whole.length === 0 ? head : { ...head, body: whole };
}

function hasNoBody(method: string, status: number): boolean {
  return method === "HEAD" || status === 204 || status === 304;
}

function tellOf({ request, reply }: Findings): string | undefined {
  if (request.length + reply.length === 0) return undefined;
  return toHeaderText([
    ...request.map((violation) => `request ${describeViolation(violation)}`),
    ...reply.map((violation) => `reply ${describeViolation(violation)}`),
  ]);
}

function watch(
  stream: ReadableStream<Uint8Array>,
  onBreak: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const step = await reader.read().catch((error: unknown) => {
        onBreak(error);
        throw error;
      });
      if (step.done) controller.close();
      else controller.enqueue(step.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
