import type { Command } from "commander";
import { addCheckCommand } from "./check-command.ts";
import { addExportCommand } from "./export-command.ts";
import { addImportCommand } from "./import-command.ts";
import { addRepairCommand } from "./repair-command.ts";

/** Adds `data`, the commands for the files that `serve` keeps its state in. */
export function addDataCommand(program: Command): void {
  const command = program
    .command("data")
    .description("Check, repair, write out or replace the files that serve keeps its state in.")
    .addHelpText(
      "after",
      `
What is in the files, and what is promised of them: docs/store.md.

Exit codes:
  0  done
  1  check found a fault, or a repair was declined
  2  wrong usage, or data that cannot be used

Examples:
  $ contract-server data check
  $ contract-server data repair /var/lib/api
  $ contract-server data export --output state.json
  $ contract-server data import state.json data --replace`,
    );
  addCheckCommand(command);
  addRepairCommand(command);
  addExportCommand(command);
  addImportCommand(command);
}
