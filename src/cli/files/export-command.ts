import type { Command } from "commander";
import { addFolderArgument } from "./data-folder.ts";

/** Where `data export` writes to. */
export interface ExportFlags {
  readonly output?: string;
}

/** Adds `data export`, which writes the whole state as JSON. */
export function addExportCommand(data: Command): void {
  const command = data
    .command("export")
    .description("Write the whole state of a data folder as JSON, one document a line.")
    .option("-o, --output <file>", "the file to write (default: the standard output)");
  addFolderArgument(command)
    .addHelpText(
      "after",
      `
A server may be running on the folder meanwhile: what is written is the state as it is once. The file is what data import
and serve --scenario take, and /__contract/state answers, with the schema version beside.`,
    )
    .action(async (folder: string, flags: ExportFlags) => {
      const { runExport } = await import("./run-export.ts");
      await runExport(folder, flags);
    });
}
