import type { OperationFindings } from "../by-operation.ts";
import { listStatuses, verdictOf } from "../by-operation.ts";
import { count, number } from "../words.ts";
import type { Mark, Terminal } from "./terminal.ts";
import { fit, plain } from "./terminal.ts";

const SIGNS = { broken: "✗", kept: "✓", "not asked": "–" } as const;
const MARKS: Readonly<Record<keyof typeof SIGNS, Mark>> = {
  broken: "bad",
  kept: "good",
  "not asked": "other",
};

/** So many operations that were not asked are named. */
const MOST_NAMED = 5;

/**
 * A table of the operations. Those without a finding are counted in one line, and those that were not asked in another, so
 * that it is short with a thousand; a verbose one lists them all.
 */
export function writeOperations(groups: readonly OperationFindings[], terminal: Terminal): string {
  const { width = 80, paint = plain, verbose = false } = terminal;
  const of = (verdict: keyof typeof SIGNS) => groups.filter((group) => verdictOf(group) === verdict);
  const rows = writeRows(verbose ? groups : of("broken"), terminal);
  if (verbose) return rows.join("\n");
  const [kept, others] = [of("kept"), of("not asked")];
  const cases = kept.reduce((sum, { operation }) => sum + operation.cases, 0);
  const named = others.slice(0, MOST_NAMED).map(({ operation }) => operation.operationId);
  const more = others.length > named.length ? ", …" : "";
  return [
    ...rows,
    ...(kept.length > 0
      ? [
          `${paint("good", SIGNS.kept)} ${count(kept.length, "operation")} without a finding, ${count(cases, "case")}`,
        ]
      : []),
    ...(others.length > 0
      ? [
          `${paint("other", SIGNS["not asked"])} ${fit(`${count(others.length, "operation")} not asked: ${named.join(", ")}${more}`, width - 2)}`,
        ]
      : []),
  ].join("\n");
}

function writeRows(groups: readonly OperationFindings[], { width = 80, paint = plain }: Terminal): string[] {
  if (groups.length === 0) return [];
  const cells = groups.map((group) => {
    const { operation, findings } = group;
    const name = `${operation.method} ${operation.path}`;
    return [name, number(operation.cases), number(findings.length), listStatuses(operation).join(", ")];
  });
  const head = ["operation", "cases", "findings", "statuses"];
  const widest = (column: number) => Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0));
  const [cases, findings] = [widest(1), widest(2)];
  // What is left is for names and statuses; names come first.
  const room = Math.max(30, width - 2 - cases - findings - 6);
  const names = Math.min(widest(0), Math.max(room - widest(3), Math.ceil(room * 0.6)));
  const line = ([name = "", a = "", b = "", statuses = ""]: readonly string[]) =>
    [
      fit(name, names).padEnd(names),
      a.padStart(cases),
      b.padStart(findings),
      fit(statuses, room - names),
    ].join("  ");
  return [
    `  ${paint("aside", line(head))}`,
    ...cells.map((row, at) => {
      const verdict = groups[at] ? verdictOf(groups[at]) : "kept";
      return `${paint(MARKS[verdict], SIGNS[verdict])} ${line(row)}`.trimEnd();
    }),
  ];
}
