import type { RequestHead } from "../contract/observer.ts";
import type { Operation } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";
import type { RequestValues } from "../contract/request-values.ts";

/** A request for an operation, what the contract says of it, and what came back. */
export interface CoveredExchange {
  readonly operation: Operation;
  readonly request: RequestHead;
  /** Left out where they cannot be read. */
  readonly values?: RequestValues | undefined;
  /** Why the contract refuses it; empty when it keeps the contract. */
  readonly violations: readonly Violation[];
  readonly reply: CoveredReply;
}

/** What is looked at of a reply. */
export interface CoveredReply {
  readonly status: number;
  /** With or without parameters; empty where none is said. */
  readonly mediaType: string;
  /** Reads its body; undefined where there is none, or none that can be read. Asked only where it is wanted. */
  readonly body?: () => unknown;
}
