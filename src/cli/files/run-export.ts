import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { WrittenState } from "../../store/written-state.ts";
import { writeState } from "../../store/written-state.ts";
import { readWholeState } from "../../store/file/repair/read-whole-state.ts";
import { print } from "../print.ts";
import { codeOf, UsageError } from "../usage-error.ts";
import { inFolder } from "./data-folder.ts";
import type { ExportFlags } from "./export-command.ts";

/** Writes the state of a folder to a file, which is there as a whole or not at all, or to the standard output. */
export async function runExport(folder: string, { output }: ExportFlags): Promise<void> {
  const state = await inFolder(folder, () => readWholeState(folder));
  if (output === undefined) await printState(state);
  else await saveState(state, output);
}

/** Whoever reads it may have seen enough. */
async function printState(state: Required<WrittenState>): Promise<void> {
  try {
    await pipeline(Readable.from(writeState(state)), process.stdout, { end: false });
    await print("");
  } catch (error) {
    if (codeOf(error) !== "EPIPE") throw error;
  }
}

async function saveState(state: Required<WrittenState>, output: string): Promise<void> {
  const unfinished = `${output}.tmp`;
  try {
    const file = await open(unfinished, "w");
    try {
      await file.writeFile(Readable.from(writeState(state)));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, output);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new UsageError(`${output} cannot be written (${codeOf(error) ?? "unknown reason"})`);
  }
}
