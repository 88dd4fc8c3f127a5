import type { ChangePlace } from "../change.ts";
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
  const properties = Object.entries(propertiesOf(there, newFile, id)).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${COMMANDS[level]} ${properties.join(",")}::${escapeData(text)}`;
}

function propertiesOf(place: ChangePlace | undefined, newFile: string, id: string) {
  const { line, column } = place ?? {};
  return {
    file: place?.file ?? newFile,
    ...(line !== undefined && { line, col: column ?? 1 }),
    title: id,
  };
}

/** As the runner reads it: github.com/actions/toolkit, packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
