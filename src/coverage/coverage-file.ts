import { isObject } from "../contract/document.ts";
import type { ContractCoverage } from "./contract-coverage.ts";
import type { CoverageRecord } from "./coverage-record.ts";
import { readRecord } from "./coverage-record.ts";
import type { CoverageReport } from "./report/coverage-report.ts";

/** Coverage as it is saved and sent: what programs read, and what can be gone on with. */
export interface SavedCoverage {
  /** The document's title. */
  readonly title: string;
  readonly coverage: CoverageReport;
  readonly record: CoverageRecord;
}

/** Coverage as it stands now. */
export function toSaved(title: string, coverage: ContractCoverage): SavedCoverage {
  return { title, coverage: coverage.report(), record: coverage.record() };
}

/** The record in what was saved; undefined where it was something else. */
export function savedRecord(saved: unknown): CoverageRecord | undefined {
  return isObject(saved) ? readRecord(saved.record) : undefined;
}
