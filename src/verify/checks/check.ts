import type { JsonObject } from "../../contract/document.ts";
import type { Inspection } from "../../contract/inspection.ts";
import type { DocumentedRefusals } from "../documented-refusals.ts";
import type { Answered } from "../exchange.ts";

/** All checks by name, with what each of them holds a provider to. */
export const CHECKS = {
  answers: "each request is answered, in time and completely",
  "no-server-error": "no request is answered with a status of 500 or more",
  "status-declared": "the status is one that the operation declares",
  "content-type-declared": "the content type is one that the response declares",
  "headers-valid": "the headers are there that the response declares, and keep their schemas",
  "body-valid": "the body keeps its schema, without properties that are only written",
  "valid-accepted": "a request that keeps the contract is not refused as a bad one",
  "invalid-refused": "a request that breaks the contract is refused",
  "wrong-method-refused": "a method that the path does not declare is refused with 405 and Allow",
  "credentials-required":
    "without the credentials that an operation asks for, or with wrong ones, it is refused",
  "example-matches": "an example that is sent is answered as its response example says",
  "created-readable": "what was created can be read",
  "change-kept": "what was changed is read as it was changed",
  "deleted-gone": "what was deleted is gone: it can neither be read nor changed nor deleted again",
  "unknown-refused": "what was never there is not found",
  "link-followed": "what a link of the document leads to is there",
  "get-repeatable": "the same GET twice is answered the same",
  "head-agrees": "HEAD is answered as GET is, without a body",
  "response-time": "an answer comes within the time that was asked for",
} as const;

/** The name of a check. */
export type CheckName = keyof typeof CHECKS;

/** Something that a provider does not keep. */
export interface Failure {
  readonly check: CheckName;
  /** What is wrong, in words that are the same for like failures. */
  readonly message: string;
  /** The rule of the contract that is broken: a JSON pointer into the document. */
  readonly pointer: string;
}

/** What checks know of the contract, and what was asked of them. */
export interface Judging {
  readonly root: JsonObject;
  readonly inspection: Inspection;
  readonly documented: DocumentedRefusals;
  /** In milliseconds; unbounded where left out. */
  readonly maxResponseTimeMs?: number;
}

/** Looks at one answer. */
export type Judge = (answered: Answered, judging: Judging) => readonly Failure[];
