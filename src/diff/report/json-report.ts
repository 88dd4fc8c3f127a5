import { countLevels } from "./group-changes.ts";
import type { DiffReport } from "./report.ts";

/** A report for programs: the names of the documents, counts by level, and each change of each operation. */
export function writeJson({ old, new: other, changes }: DiffReport): string {
  return `${JSON.stringify({ old, new: other, counts: countLevels(changes), changes }, null, 2)}\n`;
}
