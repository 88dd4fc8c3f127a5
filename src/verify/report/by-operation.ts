import type { OperationTally } from "../tally.ts";
import type { Report, ReportedFinding } from "./report.ts";

/** An operation with what was found of it. */
export interface OperationFindings {
  readonly operation: OperationTally;
  /** In the order in which they were found. */
  readonly findings: readonly ReportedFinding[];
}

/** How an operation came out: with a finding, without one, or never asked. */
export type Verdict = "broken" | "kept" | "not asked";

/** All operations, in the order in which they were asked, with their findings. */
export function groupByOperation({
  operations,
  findings,
}: Pick<Report, "operations" | "findings">): OperationFindings[] {
  const groups = Map.groupBy(findings, ({ operationId }) => operationId);
  return operations.map((operation) => ({ operation, findings: groups.get(operation.operationId) ?? [] }));
}

/** Says how an operation came out. */
export function verdictOf({ operation, findings }: OperationFindings): Verdict {
  if (findings.length > 0) return "broken";
  return operation.cases > 0 ? "kept" : "not asked";
}

/** An operation as one text: `GET /pets (listPets)`. */
export function nameOf({ method, path, operationId }: OperationTally): string {
  return `${method} ${path} (${operationId})`;
}

/** How often statuses came, the most frequent first: `200 ×12`; 0 is told as no answer. */
export function listStatuses({ statuses }: OperationTally): string[] {
  return Object.entries(statuses)
    .sort(([, a], [, b]) => b - a)
    .map(([status, count]) => `${status === "0" ? "no answer" : status} ×${count}`);
}
