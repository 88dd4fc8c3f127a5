import type { OpenApiDocument } from "../../contract/document.ts";
import type { Operation } from "../../contract/operation.ts";
import type { RequestParts } from "../requests/base-requests.ts";
import type { Script } from "../session.ts";

/** Which cases are wanted. */
export type Mode = "positive" | "negative" | "all";

/** What the phases make their cases of. */
export interface PhaseParts extends RequestParts {
  readonly document: OpenApiDocument;
  /** Those that were chosen, in the order in which they are best asked. */
  readonly operations: readonly Operation[];
  /** All that the contract has, in that order. */
  readonly declared: readonly Operation[];
  readonly seed: string;
  readonly mode: Mode;
  /** How many cases are generated for each operation, at most. */
  readonly maxExamples: number;
  /** Hears of what cannot be tried, once each. */
  readonly note: (message: string) => void;
}

/** Makes scripts, each when the one before has been taken, so that their number costs no memory. */
export type PhaseRun = (parts: PhaseParts) => AsyncIterable<Script>;
