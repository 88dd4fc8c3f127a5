import type { Command } from "commander";
import { addFolderArgument } from "./data-folder.ts";

/** Whether `data repair` need not ask. */
export interface RepairFlags {
  readonly yes?: true;
}

/** Adds `data repair`, which saves what can be saved of damaged files. */
export function addRepairCommand(data: Command): void {
  const command = data
    .command("repair")
    .description("Say what of a damaged data folder is lost, ask, and go on with the rest.")
    .option("--yes", "do it without asking, as must be said where there is no terminal");
  addFolderArgument(command)
    .addHelpText(
      "after",
      `
What remains is the latest state that was acknowledged once; only where no snapshot is whole, what can be read of the
newest one. The files as they were are kept in before-repair-… inside the folder. Look for a backup first.

Exit codes:
  0  it was repaired, or did not need to be
  1  the answer was no; nothing was changed
  2  there is nothing to save, or a server has the folder`,
    )
    .action(async (folder: string, flags: RepairFlags) => {
      const { runRepair } = await import("./run-repair.ts");
      if (!(await runRepair(folder, flags))) process.exitCode = 1;
    });
}
