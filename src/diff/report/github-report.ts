import { writeAnnotation } from "../../markup/workflow-command.ts";
import { describeOthers } from "./describe-place.ts";
import type { GroupedChange } from "./group-changes.ts";
import { groupChanges, nameOperation } from "./group-changes.ts";
import type { DiffReport } from "./report.ts";
import { summarise } from "./text-report.ts";

const COMMANDS = { breaking: "error", warning: "warning", info: "notice" } as const;

/**
 * A report for the log of a GitHub workflow, which shows each change in the new document's file: workflow commands, one a
 * line. What is gone is shown at the file as a whole.
 */
export function writeGithub(report: DiffReport): string {
  const lines = groupChanges(report.changes).flatMap(({ changes }) =>
    changes.map((change) => writeCommand(change, report.new)),
  );
  return `${[...lines, summarise(report)].join("\n")}\n`;
}

function writeCommand(change: GroupedChange, newFile: string): string {
  const { id, level, message, operation, others, new: there } = change;
  const also = describeOthers(others);
  const text = `${nameOperation(operation)}: ${message}${also === undefined ? "" : ` (${also})`}`;
  const { line, column } = there ?? {};
  const place = {
    file: there?.file ?? newFile,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
  return writeAnnotation(COMMANDS[level], { ...place, title: id }, text);
}
