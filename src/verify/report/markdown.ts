import { percentOf } from "../../coverage/report/coverage-report.ts";
import { sumRows } from "../../coverage/report/sum-rows.ts";
import { escapeHtml } from "../../markup/escape-html.ts";
import { markdownBlock as block, markdownCode as code, markdownText as text } from "../../markup/markdown.ts";
import { printable } from "../../markup/printable.ts";
import type { OperationFindings } from "./by-operation.ts";
import { groupByOperation, listStatuses, verdictOf } from "./by-operation.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { count, number, placeOf, shorten, summarise, tellWork, times, writeReply } from "./words.ts";

/** GitHub takes comments of up to 65,536 characters. */
const LONGEST = 60_000;
const LONGEST_LINE = 4000;

const SIGNS = { broken: "❌", kept: "✅", "not asked": "⚪" } as const;

/**
 * A report for a comment on a pull request: the outcome first, then what was found, with all of it folded away. What would
 * make it longer than a comment may be is left out and counted.
 */
export function writeMarkdown(report: Report): string {
  const { passed, end, title, findings, notes } = report;
  const sign = !passed ? "❌" : end === "all-sent" ? "✅" : "⚠️";
  const groups = groupByOperation(report);
  const head = [
    `## ${sign} ${text(title)}: ${text(summarise(report))}`,
    text(tellWork(report)),
    ...(findings.length === 0 ? [] : [overview(findings)]),
  ];
  const tail = [
    fold("Operations", operationTable(groups)),
    fold(`Contract coverage: ${percentOf(report.coverage.overall)} %`, coverageTable(report)),
    ...(notes.length === 0
      ? []
      : [fold(count(notes.length, "note"), notes.map((note) => `- ${text(note)}`).join("\n"))]),
  ];
  const names = new Map(
    groups.map(({ operation }) => [operation.operationId, `${operation.method} ${operation.path}`]),
  );
  const details = findings.map((finding) =>
    detail(finding, names.get(finding.operationId) ?? finding.operationId, report),
  );
  return `${fit(head, details, tail).join("\n\n")}\n`;
}

/** The parts that there is room for. */
function fit(head: readonly string[], details: readonly string[], tail: readonly string[]): string[] {
  const lengthOf = (parts: readonly string[]) => parts.reduce((sum, part) => sum + part.length + 2, 0);
  const shownTail = tail.filter((part) => part.length < LONGEST / 3);
  let room = LONGEST - lengthOf(head) - lengthOf(shownTail);
  const shown = details.filter((part) => (room -= part.length + 2) >= 0);
  const left = details.length - shown.length;
  const more = left === 0 ? [] : [`${count(left, "finding")} more: see another form of this report.`];
  return [...head, ...shown, ...more, ...shownTail];
}

/** So many findings stand in the table, of those that there are. */
const MOST_ROWS = 25;

function overview(findings: readonly ReportedFinding[]): string {
  const rows = findings
    .slice(0, MOST_ROWS)
    .map(
      ({ operationId, message, check, count: seen, rule, known }) =>
        `| ${code(operationId)} | ${known ? "known: " : ""}${text(shorten(message, 300))} | ${code(check)} | ${number(seen)} | ${code(placeOf(rule))} |`,
    );
  const left = findings.length - rows.length;
  return [
    "| operation | finding | check | seen | rule |",
    "| --- | --- | --- | ---: | --- |",
    ...rows,
    ...(left > 0 ? ["", `and ${number(left)} more`] : []),
  ].join("\n");
}

function detail(finding: ReportedFinding, operation: string, { seed }: Report): string {
  const { message, check, count: seen, phase, title, curl, reply, rule, known } = finding;
  return fold(
    `${known ? "known: " : ""}${operation}: ${message}`,
    [
      `${code(check)}, seen ${times(seen)}, phase ${phase}, seed ${code(seed)}`,
      `Case: ${text(title)}`,
      block(shorten(curl, LONGEST_LINE), "sh"),
      "Reply:",
      block(writeReply(reply), "http"),
      `Rule: ${code(placeOf(rule))} ${code(rule.pointer)}`,
    ].join("\n\n"),
  );
}

function fold(title: string, inside: string): string {
  return `<details><summary>${escapeHtml(printable(title)).replaceAll(/@(?=\w)/g, "@\u200b")}</summary>\n\n${inside}\n\n</details>`;
}

function coverageTable({ coverage }: Report): string {
  const rows = sumRows(coverage).map(
    ({ name, share: { covered, total }, percent }) =>
      `| ${name} | ${number(covered)} of ${number(total)} | ${total === 0 ? "" : `${percent} %`} |`,
  );
  return ["| of the contract | exercised | share |", "| --- | ---: | ---: |", ...rows].join("\n");
}

/** Those that keep the contract are counted, so that it is short with many. */
function operationTable(groups: readonly OperationFindings[]): string {
  const of = (verdict: string) => groups.filter((group) => verdictOf(group) === verdict);
  const rows = of("broken").map(
    ({ operation, findings }) =>
      `| ${SIGNS.broken} ${code(`${operation.method} ${operation.path}`)} | ${number(operation.cases)} | ${number(findings.length)} | ${text(listStatuses(operation).join(", "))} |`,
  );
  const kept = of("kept");
  const cases = kept.reduce((sum, { operation }) => sum + operation.cases, 0);
  const others = of("not asked");
  return [
    "| operation | cases | findings | statuses |",
    "| --- | ---: | ---: | --- |",
    ...rows,
    ...(kept.length > 0
      ? [`| ${SIGNS.kept} ${count(kept.length, "operation")} without a finding | ${number(cases)} | 0 | |`]
      : []),
    ...(others.length > 0
      ? [`| ${SIGNS["not asked"]} ${count(others.length, "operation")} not asked | 0 | 0 | |`]
      : []),
  ].join("\n");
}
