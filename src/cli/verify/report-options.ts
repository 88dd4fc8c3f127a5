import type { Command } from "commander";
import { Option } from "commander";
import { parseListOf } from "../arguments.ts";

/** The forms that a report is written in, besides the one for the terminal. */
export const REPORT_FORMS = ["junit", "html", "json", "markdown", "github"] as const;

/** One of them. */
export type ReportForm = (typeof REPORT_FORMS)[number];

/** Which reports were asked for. */
export interface ReportFlags {
  readonly report?: readonly ReportForm[];
  /** A folder. */
  readonly reportDir: string;
  readonly verbose?: true;
  /** False for no colours. */
  readonly color: boolean;
}

/** Adds the flags about reports. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--report <list>", `write the report as ${REPORT_FORMS.join(", ")} too`).argParser(
        parseListOf(REPORT_FORMS, "report"),
      ),
    )
    .option("--report-dir <folder>", "put the files of reports there", "reports")
    .option("--verbose", "list every operation, and each finding at each operation that has it")
    .option("--no-color", "no colours (default: on a terminal, unless NO_COLOR is set)");
}
