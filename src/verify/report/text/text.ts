import { writeSums } from "../../../coverage/report/text-report.ts";
import { printable } from "../../../markup/printable.ts";
import { groupByOperation } from "../by-operation.ts";
import type { Report, ReportedFinding } from "../report.ts";
import { summarise, tellWork } from "../words.ts";
import type { FindingPlace } from "./finding.ts";
import { writeFinding } from "./finding.ts";
import { writeOperations } from "./operation-table.ts";
import type { Terminal } from "./terminal.ts";
import { plain, wrap } from "./terminal.ts";

/**
 * A report for a terminal: the findings of each operation with what leads to their causes, a table of the operations, and
 * the sum. What many operations have in the same words is told at the first of them.
 */
export function writeText(report: Report, terminal: Terminal = {}): string {
  const { paint = plain, width = 80 } = terminal;
  const { vanished, notes, passed, end } = report;
  const groups = groupByOperation(report);
  const names = new Map(
    groups.map(({ operation }) => [operation.operationId, `${operation.method} ${operation.path}`]),
  );
  const shared = shareFindings(
    groups.flatMap(({ findings }) => findings),
    (finding) => names.get(finding.operationId) ?? finding.operationId,
    terminal.verbose === true,
  );
  const byOperation = Map.groupBy(shared, ({ finding }) => finding.operationId);
  const told = [...byOperation].map(([operationId, list]) =>
    [
      `${paint("heading", printable(names.get(operationId) ?? operationId))} ${paint("aside", printable(operationId))}`,
      ...list.map(({ finding, ...place }) => writeFinding(finding, terminal, place)),
    ].join("\n"),
  );
  const mark = !passed ? "bad" : end === "all-sent" ? "good" : "other";
  const parts = [
    ...told,
    vanished
      .map(({ operationId, message }) => `vanished: ${operationId}: ${message}; take it out of the baseline`)
      .flatMap((line) => wrap(line, width))
      .join("\n"),
    notes.map((note) => paint("other", wrap(`note: ${note}`, width).join("\n"))).join("\n"),
    writeOperations(groups, terminal),
    writeSums(report.coverage),
    `${paint(mark, wrap(summarise(report), width).join("\n"))}\n${wrap(tellWork(report), width).join("\n")}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

interface SharedFinding extends FindingPlace {
  readonly finding: ReportedFinding;
}

/** The findings, numbered; one that is at several operations once, with the names of the others. */
function shareFindings(
  findings: readonly ReportedFinding[],
  nameOf: (finding: ReportedFinding) => string,
  isVerbose: boolean,
): SharedFinding[] {
  const alike = Map.groupBy(findings, ({ check, message, known, key }) =>
    isVerbose ? key : JSON.stringify([check, message, known]),
  );
  return [...alike.values()].flatMap(([finding, ...others], at) =>
    finding ? [{ finding, at: at + 1, others: others.map(nameOf) }] : [],
  );
}
