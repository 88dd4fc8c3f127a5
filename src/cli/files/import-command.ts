import type { Command } from "commander";
import { addFolderArgument } from "./data-folder.ts";

/** How `data import` takes a state. */
export interface ImportFlags {
  readonly handlers: string;
  readonly replace?: true;
}

/** Adds `data import`, which makes a written state the data of a folder. */
export function addImportCommand(data: Command): void {
  const command = data
    .command("import")
    .description("Make a state that was written out the data of a folder: as a whole, or not at all.")
    .argument("<state>", "the state, in JSON or YAML: a file, or - for the standard input")
    .option("--handlers <folder>", "the handlers, which say what is kept and how", "handlers")
    .option(
      "--replace",
      "put it in the place of what the folder has; its files are kept in replaced-… inside",
    );
  addFolderArgument(command)
    .addHelpText(
      "after",
      `
The state is like { "collections": { "pets": [ … ] }, "counters": { … } }, as data export writes it and
/__contract/state answers it. One that says that it is of an older schema version is brought up to that of the handlers.
The server of the folder has to be stopped before.`,
    )
    .action(async (state: string, folder: string, flags: ImportFlags) => {
      const { runImport } = await import("./run-import.ts");
      await runImport(state, folder, flags);
    });
}
