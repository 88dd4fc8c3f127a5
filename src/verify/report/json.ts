import type { Report } from "./report.ts";

/** Goes up when a member is taken away or means something else; new members may come without it. */
const VERSION = 1;

/** A report for programs: all that is known, as `{ version, … }`. */
export function writeJson(report: Report): string {
  return `${JSON.stringify({ version: VERSION, ...report }, null, 2)}\n`;
}
