import { markdownCode, markdownText } from "../../markup/markdown.ts";
import type { CoverageReport } from "./coverage-report.ts";
import { percentOf } from "./coverage-report.ts";
import { sumRows } from "./sum-rows.ts";
import { NEVER_WORDS, outermost } from "./text-report.ts";

/** The sums and the operations as tables in Markdown; with `never`, also what was never exercised. */
export function writeMarkdown(title: string, report: CoverageReport, never: boolean): string {
  const sums = sumRows(report).map(({ name, share: { covered, total }, percent }) =>
    total === 0 ? [name, "none declared", ""] : [name, `${covered} of ${total}`, `${percent} %`],
  );
  const operations = report.perOperation.map(({ operationId, method, path, asked, overall }) => [
    markdownCode(operationId),
    markdownCode(`${method} ${path}`),
    asked === 0 ? "never" : String(asked),
    `${percentOf(overall)} %`,
  ]);
  return [
    `## Contract coverage of ${markdownText(title)}`,
    table(["", "exercised", "share"], sums),
    table(["operation", "path", "asked", "exercised"], operations),
    ...(never ? [writeNever(report)] : []),
  ].join("\n\n");
}

function writeNever({ perOperation, never }: CoverageReport): string {
  const parts = perOperation.flatMap(({ operationId, asked }) => {
    const own = never.filter((one) => one.operationId === operationId);
    if (own.length === 0) return [];
    if (asked === 0) return [`- ${markdownCode(operationId)}: never asked`];
    const lines = outermost(own).map(
      ({ kind, pointer, name }) =>
        `  - never ${NEVER_WORDS[kind]}: ${name === undefined ? "" : `${markdownCode(name)}, `}${markdownCode(`#${pointer}`)}`,
    );
    return [[`- ${markdownCode(operationId)}`, ...lines].join("\n")];
  });
  return `### Never exercised\n\n${parts.length === 0 ? "Nothing." : parts.join("\n")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
