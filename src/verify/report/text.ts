import { writeSums } from "../../coverage/report/text-report.ts";
import type { Baseline } from "./baseline.ts";
import { groupByOperation, verdictOf } from "./by-operation.ts";
import type { Report, ReportedFinding, RulePlace } from "./report.ts";

/** A report for a terminal: each finding with what reproduces it, a table of the operations, and the sum. */
export function writeText(report: Report): string {
  const { findings, vanished, coverage, cases, durationMs, seed, provider, notes } = report;
  const parts = [
    ...findings.map(writeFinding),
    ...(vanished.length > 0 ? [writeVanished(vanished)] : []),
    ...(notes.length > 0 ? [notes.map((note) => `note: ${note}`).join("\n")] : []),
    writeTable(report),
    writeSums(coverage),
    `${cases} cases in ${(durationMs / 1000).toFixed(1)} s against ${provider}, seed ${seed}: ${sumOf(findings)}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function sumOf(findings: readonly ReportedFinding[]): string {
  if (findings.length === 0) return "the contract is kept.";
  const total = findings.reduce((sum, { count }) => sum + count, 0);
  const kinds = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
  const seen = `${kinds}, seen ${total === 1 ? "once" : `${total} times`}`;
  const known = findings.filter((finding) => finding.known).length;
  return known === 0 ? `${seen}.` : `${seen}; ${known} known, ${findings.length - known} new.`;
}

function writeVanished(vanished: Baseline): string {
  return vanished
    .map(({ operationId, message }) => `vanished: ${operationId}: ${message}; take it out of the baseline`)
    .join("\n");
}

/** One finding in short, with its number: what, check, rule with its place, and the line that sends it again. */
export function writeFinding(finding: ReportedFinding, at: number): string {
  const { check, operationId, message, rule, title, curl, reply, count, known } = finding;
  const times = count > 1 ? ` (${count} times)` : "";
  return [
    `${at + 1}. ${known ? "known: " : ""}${operationId}: ${message}${times}`,
    `   check    ${check}`,
    `   rule     ${placeText(rule)}`,
    `   case     ${title}`,
    `   sent     ${curl}`,
    `   came     ${reply.status === 0 ? "nothing" : `${reply.status} ${oneLine(reply.body)}`}`,
  ].join("\n");
}

/** A place as editors take it: `openapi.yaml:12:5 #/paths/~1pets/get`. */
export function placeText({ file, line, column, pointer }: RulePlace): string {
  if (file === undefined) return pointer;
  return `${file}${line === undefined ? "" : `:${line}:${column ?? 1}`} ${pointer}`;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 300)} …` : line;
}

function writeTable(report: Report): string {
  const rows = groupByOperation(report).map((group) => [
    verdictOf(group),
    group.operation.operationId,
    String(group.operation.cases),
    String(group.operation.failed),
    Object.entries(group.operation.statuses)
      .map(([status, count]) => `${status}×${count}`)
      .join(" "),
  ]);
  const all = [["", "operation", "cases", "failed", "statuses"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
