import { styleText } from "node:util";
import type { Mark, Terminal } from "../../verify/report/text/terminal.ts";
import type { ReportFlags } from "./report-options.ts";

const STYLES = { bad: "red", good: "green", other: "yellow", heading: "bold", aside: "dim" } as const;

/** Where nobody has said how wide it is: a log, a file, a pipe. */
const LOG_WIDTH = 120;

/** The standard output as a report is written for it; colours are for a terminal that wants them (`NO_COLOR`). */
export function terminalOf({ color, verbose }: Pick<ReportFlags, "color" | "verbose">): Terminal {
  // Some terminals say 0.
  const columns = process.stdout.columns || 80;
  return {
    width: process.stdout.isTTY ? Math.max(40, columns) : LOG_WIDTH,
    verbose: verbose === true,
    ...(color && {
      paint: (mark: Mark, text: string) => styleText(STYLES[mark], text, { stream: process.stdout }),
    }),
  };
}
