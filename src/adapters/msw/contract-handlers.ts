import type { HttpHandler } from "msw";
import type { OverrideOptions } from "../../contract/overrides.ts";
import type { Handler } from "../../contract/service.ts";

/** An operation that the handlers answer. */
export interface HandledOperation {
  readonly operationId: string;
  /** In upper case. */
  readonly method: string;
  /** The path template: `/pets/{petId}`. */
  readonly path: string;
  /** What answers it: the service's handler, or the document. */
  readonly source: "handler" | "mock";
}

/** The names of operations; any name where their types are not known. */
export type OperationIdOf<Operations> = unknown extends Operations ? string : keyof Operations & string;

type OperationOf<Operations, Id> = Id extends keyof Operations ? Operations[Id] : unknown;

/** Handlers for `setupWorker(...handlers)` and `setupServer(...handlers)`, with what can be done to them meanwhile. */
export interface ContractHandlers<Operations = unknown, State = unknown> extends ReadonlyArray<HttpHandler> {
  /** What they answer, in the order of the document. */
  readonly operations: readonly HandledOperation[];
  /**
   * Lets another handler answer an operation, once or until a reset. What it is asked and what it answers is held
   * against the contract as ever.
   * @throws {TypeError} when the contract has no such operation.
   */
  readonly override: <Id extends OperationIdOf<Operations>>(
    operationId: Id,
    handler: Handler<OperationOf<Operations, Id>, State>,
    options?: OverrideOptions,
  ) => void;
  /** Takes all overrides away, and begins anew with the fixtures. */
  readonly reset: () => Promise<void>;
}
