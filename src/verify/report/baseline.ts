import type { CheckName } from "../checks/check.ts";
import { keyOf } from "../findings.ts";
import type { Phase } from "../test-case.ts";
import type { Report, ReportedFinding } from "./report.ts";

/** A finding that is known, as a baseline keeps it: only what is the same in every run. */
export interface BaselineFinding {
  readonly operationId: string;
  readonly check: CheckName;
  readonly message: string;
  /** The phase that has found it first. */
  readonly phase: Phase;
}

/** What a provider is known not to keep. */
export type Baseline = readonly BaselineFinding[];

/** The keys of all that is known. */
export function keysOf(baseline: Baseline): ReadonlySet<string> {
  return new Set(baseline.map(keyOf));
}

/**
 * The report with each finding that is known told apart, and with those that are not found any more. `declared` are the
 * operations that the document has: one that it has no longer can break nothing.
 */
export function compareWithBaseline(
  report: Report,
  baseline: Baseline,
  declared: ReadonlySet<string>,
): Report {
  const known = keysOf(baseline);
  const found = new Set(report.findings.map(({ key }) => key));
  const findings = report.findings.map((finding) => ({ ...finding, known: known.has(finding.key) }));
  const vanished = baseline.filter((entry) => !found.has(keyOf(entry)) && isTried(report, entry, declared));
  return { ...report, findings, vanished, passed: findings.every((finding) => finding.known) };
}

/**
 * The baseline that a report makes of an older one: what is found, and what the run could not find, because it did not look
 * for it. In the order of operations, checks and messages.
 */
export function updateBaseline(report: Report, before: Baseline, declared: ReadonlySet<string>): Baseline {
  const found = new Set(report.findings.map(({ key }) => key));
  // What is known keeps its words, so that only what is new stands out.
  const kept = before.filter((entry) => found.has(keyOf(entry)) || !isTried(report, entry, declared));
  const known = keysOf(kept);
  const added = report.findings.filter(({ key }) => !known.has(key)).map(toEntry);
  return [...kept, ...added].sort(
    (a, b) =>
      compare(a.operationId, b.operationId) || compare(a.check, b.check) || compare(a.message, b.message),
  );
}

/** Whether a run has looked for a finding: asked its operation all it can, in its phase, judged by its check. */
function isTried(report: Report, entry: BaselineFinding, declared: ReadonlySet<string>): boolean {
  if (!declared.has(entry.operationId)) return true;
  const { operations, phases, checks, mode, end } = report;
  return (
    end === "all-sent" &&
    mode === "all" &&
    phases.includes(entry.phase) &&
    checks.includes(entry.check) &&
    operations.some(({ operationId, cases }) => operationId === entry.operationId && cases > 0)
  );
}

function toEntry({ operationId, check, message, phase }: ReportedFinding): BaselineFinding {
  return { operationId, check, message, phase };
}

/** The same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
