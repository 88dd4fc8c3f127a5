import type { CoverageReport, CoverageSums, Share } from "./coverage-report.ts";
import { percentOf, sidesOf } from "./coverage-report.ts";

/** A line of the sums: what it is about, and how much of it was exercised. */
export interface SumRow {
  readonly name: string;
  readonly share: Share;
  readonly percent: number;
}

/** The sums of a contract as lines, the one of all together last. */
export function sumRows(report: CoverageReport): SumRow[] {
  return [toRow("operations", report.operations), ...rowsOf(report)];
}

function rowsOf({ parameters, constraints, statuses, mediaTypes, examples, overall }: CoverageSums): SumRow[] {
  const { kept, broken } = sidesOf(constraints);
  return [
    toRow("parameters", parameters),
    toRow("constraints kept", kept),
    toRow("constraints broken", broken),
    toRow("statuses", statuses),
    toRow("media types", mediaTypes),
    toRow("examples", examples),
    toRow("all together", overall),
  ];
}

function toRow(name: string, share: Share): SumRow {
  return { name, share, percent: percentOf(share) };
}
