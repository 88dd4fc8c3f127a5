import { printable } from "../../markup/printable.ts";
import type { CoverageReport, OperationSums, Unexercised } from "./coverage-report.ts";
import { percentOf } from "./coverage-report.ts";
import type { SumRow } from "./sum-rows.ts";
import { sumRows } from "./sum-rows.ts";

/** The sums in one paragraph for a terminal. */
export function writeSums(report: CoverageReport): string {
  return `coverage of the contract:\n${toTable(sumRows(report).map(toCells))}`;
}

function toCells({ name, share: { covered, total }, percent }: SumRow): string[] {
  return total === 0
    ? [`  ${name}`, "none declared"]
    : [`  ${name}`, `${covered} of ${total}`, `${String(percent).padStart(3)} %`];
}

/** Each operation with its share, in the order of the document. */
export function writeOperations({ perOperation }: CoverageReport): string {
  const rows = perOperation.map(({ operationId, method, path, asked, overall }) => [
    `${String(percentOf(overall)).padStart(3)} %`,
    printable(operationId),
    printable(`${method} ${path}`),
    asked === 0 ? "never asked" : `asked ${asked === 1 ? "once" : `${asked} times`}`,
  ]);
  return toTable(rows);
}

/** What was never exercised, by operation; of one that was never asked, nothing else is said. */
export function writeNever({ perOperation, never }: CoverageReport): string {
  const parts = perOperation.flatMap((operation) => {
    const own = never.filter(({ operationId }) => operationId === operation.operationId);
    return own.length === 0 ? [] : [writeNeverOf(operation, own)];
  });
  return parts.length === 0 ? "everything was exercised" : `never exercised:\n${parts.join("\n")}`;
}

/** What an entry of the list says before its pointer. */
export const NEVER_WORDS: Readonly<Record<Unexercised["kind"], string>> = {
  operation: "asked",
  parameter: "sent",
  kept: "kept",
  broken: "broken",
  status: "answered",
  mediaType: "used",
  example: "seen",
};

function writeNeverOf({ operationId, asked }: OperationSums, own: readonly Unexercised[]): string {
  if (asked === 0) return `  ${printable(operationId)}: never asked`;
  const lines = outermost(own).map(({ kind, pointer, name }) => `    never ${NEVER_WORDS[kind].padEnd(8)}  ${name === undefined ? "" : `${printable(name)}  `}#${pointer}`);
  return [`  ${printable(operationId)}`, ...lines].join("\n");
}

/** Where a status never came, nobody needs to be told that its media types and examples did not either. */
export function outermost(all: readonly Unexercised[]): Unexercised[] {
  const statuses = all.filter(({ kind }) => kind === "status").map(({ pointer }) => `${pointer}/`);
  return all.filter(({ pointer }) => !statuses.some((status) => pointer.startsWith(status)));
}

function toTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)).concat(all.slice(row.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
