import type { Inspection } from "../contract/inspection.ts";
import type { Operation } from "../contract/operation.ts";
import type { ContractRequest } from "../contract/request.ts";
import type { BackendReply } from "./backend.ts";
import { draftOf } from "./check-reply.ts";
import type { Bounds } from "./receive.ts";
import type { ReceivedReply } from "./received-reply.ts";
import { discard, takeReply } from "./received-reply.ts";
import { isUnknownRoute } from "./unknown-route.ts";

/** What asking a backend has come to: a reply, or the reason why the request is answered here. */
export type Outcome =
  { readonly reply: ReceivedReply } | { readonly declined: string; readonly detail?: string };

/** Tells replies to an operation from a backend's word that it does not have the operation. */
export class OutcomeJudge {
  readonly #inspection: Inspection;
  readonly #backend: URL;
  readonly #bounds: Bounds;
  /** The operations that the backend has answered well, and so has. */
  readonly #answered: Set<string>;

  constructor(inspection: Inspection, backend: URL, bounds: Bounds, answered: Set<string>) {
    this.#inspection = inspection;
    this.#backend = backend;
    this.#bounds = bounds;
    this.#answered = answered;
  }

  /**
   * Takes a reply; whatever the backend says to what is outside the contract is the reply.
   * @throws {BackendBreak} when it ends in the middle.
   */
  async judge(
    answer: BackendReply,
    operation: Operation | undefined,
    { method }: ContractRequest,
  ): Promise<Outcome> {
    if (!operation) return { reply: passOn(answer) };
    const { status } = answer;
    if (status === 405 || status === 501) {
      void answer.body.cancel().catch(() => undefined);
      return { declined: String(status) };
    }
    if (status < 400) this.#answered.add(operation.operationId);
    const reply = await takeReply(answer, method, this.#bounds);
    if (status !== 404 || !this.#isUnknownRoute(reply, operation)) return { reply };
    discard(reply);
    return { declined: "404" };
  }

  #isUnknownRoute(reply: ReceivedReply, operation: Operation): boolean {
    const { text = "", value } = reply.content ?? {};
    const violations = this.#inspection.findViolations(operation, draftOf(reply, this.#backend));
    const isDeclared =
      reply.content !== undefined &&
      violations.every((violation) => violation.in === "header" && violation.path !== "/Content-Type");
    return isUnknownRoute({
      text,
      value,
      hasAnswered: this.#answered.has(operation.operationId),
      isDeclared,
    });
  }
}

function passOn({ status, headers, body }: BackendReply): ReceivedReply {
  return { status, headers, mediaType: "", body: { passing: body } };
}
