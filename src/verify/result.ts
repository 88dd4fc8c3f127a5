import type { CheckName } from "./checks/check.ts";
import type { CoverageReport } from "../coverage/report/coverage-report.ts";
import type { Finding } from "./findings.ts";
import type { Mode } from "./phases/phase.ts";
import type { OperationTally } from "./tally.ts";
import type { Phase } from "./test-case.ts";

/** Why nothing more was sent: all was, there were too many findings, or it was ended by its signal. */
export type End = "all-sent" | "max-failures" | "signal";

/** What a verification has shown. */
export interface VerifyResult {
  /** The document's title. */
  readonly title: string;
  /** Where the provider is. */
  readonly provider: string;
  readonly seed: string;
  readonly phases: readonly Phase[];
  /** What answers were judged by. */
  readonly checks: readonly CheckName[];
  readonly mode: Mode;
  readonly end: End;
  /** When it began, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly cases: number;
  /** In the order in which they were asked. */
  readonly operations: readonly OperationTally[];
  /** What of these operations was exercised. */
  readonly coverage: CoverageReport;
  /** In the order in which they were found; empty when the contract is kept. */
  readonly findings: readonly Finding[];
  /** What could not be tried, and why. */
  readonly notes: readonly string[];
  /** What must be masked wherever requests are shown. */
  readonly secrets: readonly string[];
}
