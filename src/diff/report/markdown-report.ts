import { markdownCode as code, markdownText as escape } from "../../markup/markdown.ts";
import { describeOthers, describePlace } from "./describe-place.ts";
import type { ChangeGroup, GroupedChange } from "./group-changes.ts";
import { groupChanges, nameOperation } from "./group-changes.ts";
import type { DiffReport } from "./report.ts";
import { summarise } from "./text-report.ts";

const SIGNS = { breaking: "❌ breaking", warning: "⚠️ warning", info: "ℹ️ info" } as const;

/** A report for a comment on a pull request: a table for each operation. */
export function writeMarkdown(report: DiffReport): string {
  const tables = groupChanges(report.changes).map(writeGroup);
  return `${["## Changes of the contract", escape(summarise(report)), ...tables].join("\n\n")}\n`;
}

function writeGroup({ operation, changes }: ChangeGroup): string {
  const name = operation ? code(nameOperation(operation)) : nameOperation(operation);
  const rows = changes.map(writeRow);
  return [`### ${name}`, "", "| level | change | rule | place |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function writeRow({ id, level, message, others, old, new: there }: GroupedChange): string {
  const place = there ?? old;
  const also = describeOthers(others);
  const text = escape(also === undefined ? message : `${message} (${also})`);
  return `| ${SIGNS[level]} | ${text} | ${code(id)} | ${place ? code(describePlace(place)) : ""} |`;
}
