import type { Contract } from "../contract/contract.ts";
import type { CheckName } from "./checks/check.ts";
import type { Exchange } from "./exchange.ts";
import type { Mode } from "./phases/phase.ts";
import type { Provider } from "./provider.ts";
import type { CredentialOptions } from "./requests/credentials.ts";
import type { Selection } from "./selection.ts";
import type { Phase } from "./test-case.ts";

/** What is verified, and how. Only the provider has no default. */
export interface VerifyOptions extends CredentialOptions, Selection {
  readonly provider: Provider;
  /** Default: all. */
  readonly phases?: readonly Phase[];
  /** Default: all. */
  readonly checks?: readonly CheckName[];
  readonly excludeChecks?: readonly CheckName[];
  /** Requests that keep the contract (`positive`), that break it (`negative`), or both; `all` where left out. */
  readonly mode?: Mode;
  /** How many cases are generated for each operation at most; 50. */
  readonly maxExamples?: number;
  /** The same seed gives the same cases, as long as the provider answers the same. */
  readonly seed?: string;
  /** How many requests are under way at once; 4. Sequences of the stateful phase run one by one. */
  readonly workers?: number;
  /** Requests a second at most; unbounded where left out. */
  readonly rate?: number;
  /** How long an answer may take, in milliseconds; 10 s. */
  readonly timeoutMs?: number;
  /** Answers that take longer, in milliseconds, are findings; unbounded where left out. */
  readonly maxResponseTimeMs?: number;
  /** After so many kinds of failures nothing more is sent. */
  readonly maxFailures?: number;
  /** The keys of findings that are known (`keyOf`); they do not count for `maxFailures`. */
  readonly knownKeys?: ReadonlySet<string>;
  /** Hears of each case and its answer, or of its failing to come (status 0). */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Hears how far it has come, after each answer. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends it early; what was found until then is reported. */
  readonly signal?: AbortSignal;
}

/** The contract that a provider is held to: only its document is used, none of its handlers. */
export type VerifiedContract = Pick<Contract, "document" | "operations" | "inspection">;

/** How far it has come. */
export interface Progress {
  readonly phase: Phase;
  readonly operationId: string;
  readonly cases: number;
  readonly findings: number;
}
