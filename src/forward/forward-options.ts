import type { RequestHead } from "../contract/observer.ts";
import type { Operation } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";
import type { RequestValues } from "../contract/request-values.ts";
import type { MockOptions } from "../mock/options.ts";
import type { Backend } from "./backend.ts";
import type { Recorder } from "./record/recorder.ts";
import type { SelectionOptions } from "./selection.ts";

/** How requests go to a backend. Only `backend` has no default. */
export interface ForwardOptions {
  readonly backend: Backend;
  /** Which operations it is asked for; all of them where left out, and what is outside the contract too. */
  readonly selection?: SelectionOptions;
  /** What happens to what breaks the contract: it is refused, or reported while it passes; default `report`. */
  readonly check?: "refuse" | "report";
  /** The ids of operations that the backend has answered, to go on with in the place of another contract; added to. */
  readonly answered?: Set<string>;
  /** How long the backend has to begin its answer, in milliseconds; 10 s. */
  readonly timeoutMs?: number;
  /** The longest body that is held to be checked, in bytes; 1 MiB. */
  readonly bufferBytes?: number;
  /** What is done on purpose to what the backend answers; what is answered here has it from the contract. */
  readonly disturbance?: Pick<MockOptions, "delay" | "faultRate" | "seed">;
  /** Keeps what the backend has answered. */
  readonly recorder?: Recorder;
  /** Hears of each request for an operation that the backend has answered. */
  readonly onForwarded?: (exchange: ForwardedExchange) => void;
}

/** A request that the backend has answered, what the contract says of it, and what came. */
export interface ForwardedExchange {
  readonly operation: Operation;
  readonly request: RequestHead;
  /** Left out where they cannot be read; without the body where that passed as it came. */
  readonly values?: RequestValues | undefined;
  /** What of the request breaks the contract. */
  readonly violations: readonly Violation[];
  readonly reply: {
    readonly status: number;
    readonly mediaType: string;
    /** The value of its JSON; undefined where it is none, or passed as it came. */
    readonly body: () => unknown;
  };
}
