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
}
