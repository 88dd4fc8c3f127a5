import type { Command } from "commander";
import { addFolderArgument } from "./data-folder.ts";

/** Adds `data check`, which tells whether files are sound. */
export function addCheckCommand(data: Command): void {
  const command = data
    .command("check")
    .description("Read all files of a data folder, tell what is in them and each fault, and change nothing.");
  addFolderArgument(command)
    .addHelpText(
      "after",
      `
A server may be running on the folder meanwhile.

Exit codes:
  0  a server would start with it
  1  it would not: something is damaged or missing
  2  there is no data, or it cannot be read`,
    )
    .action(async (folder: string) => {
      const { runCheck } = await import("./run-check.ts");
      if (!(await runCheck(folder))) process.exitCode = 1;
    });
}
