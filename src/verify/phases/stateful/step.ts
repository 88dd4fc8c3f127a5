import type { Operation } from "../../../contract/operation.ts";
import type { Exchange } from "../../exchange.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { writeRequest } from "../../requests/write-request.ts";
import type { Session } from "../../session.ts";
import type { PhaseParts } from "../phase.ts";

/** Sends a draft as one step of a sequence. */
export function step(
  parts: PhaseParts,
  session: Session,
  operation: Operation,
  title: string,
  draft: RequestDraft,
): Promise<Exchange | undefined> {
  const request = parts.credentials.attach(operation, writeRequest(parts, operation, draft));
  return session.send({ operation, title, request });
}

/** Whether an answer is a success. */
export function isSuccess(exchange: Exchange | undefined): exchange is Exchange {
  return exchange !== undefined && exchange.reply.status >= 200 && exchange.reply.status < 300;
}
