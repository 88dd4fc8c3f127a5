import { writeAnnotation } from "../../markup/workflow-command.ts";
import { groupByOperation } from "./by-operation.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { shorten, summarise, times } from "./words.ts";

const LONGEST_LINE = 2000;
const LONGEST_BODY = 500;

/**
 * A report for the log of a GitHub workflow, which shows each finding at its rule in the document: workflow commands, one a
 * line, and the sum. Known findings are notices.
 */
export function writeGithub(report: Report): string {
  const lines = groupByOperation(report).flatMap(({ operation, findings }) =>
    findings.map((finding) => {
      const { file, line, column } = finding.rule;
      const place = {
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      };
      const text = describe(finding, `${operation.method} ${operation.path}`);
      return writeAnnotation(finding.known ? "notice" : "error", { ...place, title: finding.check }, text);
    }),
  );
  return `${[...lines, summarise(report)].join("\n")}\n`;
}

function describe({ message, count, title, curl, reply, rule }: ReportedFinding, operation: string): string {
  const came = reply.status === 0 ? "no answer" : `${reply.status} ${shorten(reply.body, LONGEST_BODY)}`;
  return [
    `${operation}: ${message}${count > 1 ? ` (${times(count)})` : ""}`,
    `case: ${title}`,
    `again: ${shorten(curl, LONGEST_LINE)}`,
    `came: ${came.trimEnd()}`,
    `rule: ${rule.pointer}`,
  ].join("\n");
}
