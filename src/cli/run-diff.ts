import { styleText } from "node:util";
import { readOperations } from "../contract/operation.ts";
import { describeOperation } from "../diff/describe-operation.ts";
import { diffContracts } from "../diff/diff-contracts.ts";
import { writeGithub } from "../diff/report/github-report.ts";
import { writeJson } from "../diff/report/json-report.ts";
import { writeMarkdown } from "../diff/report/markdown-report.ts";
import type { DiffReport, Paint } from "../diff/report/report.ts";
import { writeText } from "../diff/report/text-report.ts";
import { listRules } from "../diff/rules/rule-list.ts";
import { isSelected, reaches, selectChanges, toPattern } from "../diff/select-changes.ts";
import type { LoadedDocument } from "../document/load.ts";
import type { DiffFlags } from "./diff-command.ts";
import { print } from "./print.ts";
import { readRevision } from "./read-revision.ts";
import { UsageError } from "./usage-error.ts";

const STYLES = { breaking: "red", warning: "yellow", info: "cyan", heading: "bold", aside: "dim" } as const;

/**
 * Compares two documents and prints the report.
 * @returns whether nothing was found that shall make the command fail.
 * @throws {UsageError} for flags that name what is not there, and DocumentError for a document that cannot be read.
 */
export async function runDiff(old: string, other: string, flags: DiffFlags): Promise<boolean> {
  if (old === "-" && other === "-") {
    throw new UsageError(
      "the standard input can be one of the two documents only; name a file for the other one",
    );
  }
  checkRules(flags.ignore);
  const [before, after] = [await readRevision(old, flags), await readRevision(other, flags)];
  checkSelection([before, after], flags);
  for (const [name, { warnings }] of [
    [old, before],
    [other, after],
  ] as const)
    tellFaults(name, warnings.length);
  const { ignore, level, operation, includeTag } = flags;
  const found = selectChanges(diffContracts(before, after), {
    ...(ignore && { ignore }),
    ...(operation && { operations: operation }),
    ...(includeTag && { tags: includeTag }),
  });
  await print(write({ old, new: other, changes: selectChanges(found, { level }) }, flags.format));
  const { failOn } = flags;
  return failOn === "none" || !found.some((change) => reaches(change.level, failOn));
}

function write(report: DiffReport, format: DiffFlags["format"]): string {
  if (format === "json") return writeJson(report);
  if (format === "markdown") return writeMarkdown(report);
  return format === "github" ? writeGithub(report) : writeText(report, paint);
}

/** Colours are for a terminal, and for one that wants them (`NO_COLOR`). */
const paint: Paint = (mark, text) => styleText(STYLES[mark], text, { stream: process.stdout });

function checkRules(ignored: readonly string[] = []): void {
  const rules = listRules();
  for (const id of ignored) {
    const pattern = toPattern(id);
    if (rules.some((rule) => pattern.test(rule.id))) continue;
    throw new UsageError(
      `--ignore ${id}: there is no such rule; docs/diff.md lists them, and each change names its own`,
    );
  }
}

function checkSelection(
  documents: readonly LoadedDocument[],
  { operation = [], includeTag = [] }: DiffFlags,
): void {
  const all = documents.flatMap(({ document }) =>
    readOperations(document).map((one) => describeOperation(one)),
  );
  for (const name of operation) {
    if (all.some((one) => isSelected(one, [name], undefined))) continue;
    throw new UsageError(
      `--operation ${name}: neither document has it; name an operationId, or method and path: 'GET /pets'`,
    );
  }
  for (const tag of includeTag) {
    if (all.some((one) => isSelected(one, undefined, [tag]))) continue;
    throw new UsageError(`--include-tag ${tag}: no operation of either document has this tag`);
  }
}

/** What was put right is compared as it is now. */
function tellFaults(name: string, faults: number): void {
  if (faults === 0) return;
  const are = faults === 1 ? "1 fault that was" : `${faults} faults that were`;
  process.stderr.write(`warning: ${name} has ${are} put right; contract-server bundle tells more\n`);
}
