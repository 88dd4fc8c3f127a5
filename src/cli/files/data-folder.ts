import type { Command } from "commander";
import { nameOf } from "../../document/source.ts";
import { unusableFolder } from "../unusable-folder.ts";
import { codeOf, UsageError } from "../usage-error.ts";

/** Adds the folder that a command is about: `data/`, where `serve` keeps its state when nothing else is asked for. */
export function addFolderArgument(command: Command): Command {
  return command.argument("[folder]", "the data folder", "data");
}

/**
 * Does something with the files of a folder.
 * @throws {UsageError} when the system does not let it.
 */
export async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === "ENOENT")
      throw new UsageError(`there is no folder ${nameOf(folder)}; name the one that serve has as --data`);
    throw unusableFolder(nameOf(folder), error) ?? error;
  }
}
