import type { ContractRequest, ReplySource } from "./request.ts";
import type { Violation } from "./problem.ts";

/** What an observer may know of a request: all but its body, which can be read only once. */
export type RequestHead = Omit<ContractRequest, "body" | "stream">;

/** One request and how it was answered. */
export interface Exchange {
  readonly request: RequestHead;
  /** Left out when no operation of the contract was asked for. */
  readonly operationId?: string;
  readonly status: number;
  readonly source: ReplySource;
  readonly durationMs: number;
  /** Why it was refused, in the problem's own words. */
  readonly refusal?: string;
  /** The word for that kind of problem, of which there are few: `not-found`. */
  readonly refusalKind?: string;
}

/** How one run of a task by the clock went. */
export interface TaskRun {
  /** As the service calls it. */
  readonly task: string;
  readonly durationMs: number;
  /** False where it failed, and nothing has changed. */
  readonly isDone: boolean;
}

/** Hears what a contract does; each method may be left out. */
export interface Observer {
  /** A request was answered. */
  exchanged?(exchange: Exchange): void;
  /** A reply broke the contract; it was refused, or let through where only reports are wanted. */
  replyBroke?(
    operationId: string,
    status: number,
    violations: readonly Violation[],
    request?: RequestHead,
  ): void;
  /** A request broke the contract and was answered all the same; undefined when the contract has no such operation. */
  requestBroke?(
    operationId: string | undefined,
    violations: readonly Violation[],
    request: RequestHead,
  ): void;
  /** The backend has no answer for an operation, for this reason; it is answered here instead. `detail` says more of it. */
  declined?(operationId: string, reason: string, request: RequestHead, detail?: string): void;
  /** A task has been run. */
  ran?(run: TaskRun): void;
  /** Something in the document cannot be used as it stands; told once. */
  warned?(message: string): void;
  /** Something failed that nobody expected; a client sees no more than a 500. Tasks have no request. */
  failed?(error: unknown, during: string, request?: RequestHead): void;
}
