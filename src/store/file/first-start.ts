import { join } from "node:path";
import { StoreDamagedError } from "../store.ts";
import type { DataFiles } from "./data-files.ts";
import { journalName } from "./data-files.ts";
import type { FileSystem } from "./file-system.ts";
import { readJournal } from "./journal-file.ts";

/** The name of the note in a folder into which a state is being copied, and without which it would look like a new one. */
export const UNFINISHED_COPY = "unfinished-copy";

/**
 * Makes sure that a folder without a snapshot has never held data, and removes what a first start that was cut off has
 * left in it: an unfinished snapshot, and a journal with no record.
 * @throws {StoreDamagedError} when anything else is there.
 */
export async function prepareEmptyFolder(
  fileSystem: FileSystem,
  folder: string,
  files: DataFiles,
): Promise<void> {
  if (files.foreign.includes(UNFINISHED_COPY)) {
    throw new StoreDamagedError(
      `A state was being copied into ${folder} and did not get there. Nothing was changed. Begin that again: ` +
        `contract-server migrate --to ${folder}; or choose another folder with --data.`,
    );
  }
  const [foreign] = files.foreign;
  if (foreign !== undefined) {
    throw new StoreDamagedError(
      `${folder} has no data in it, but other things ("${foreign}"). Nothing was changed. Choose an empty folder, or ` +
        `one that is not there yet, with --data; if this one should have data, put it back from a backup.`,
    );
  }
  for (const generation of files.journals) {
    const { path, batches } = await readJournal(fileSystem, folder, generation);
    if (generation === 1 && batches.length === 0) continue;
    throw new StoreDamagedError(
      `${path} is there, but the snapshot that it builds on is missing. Nothing was changed. Put the data folder back ` +
        `from a backup; to begin anew from the fixtures instead, move the folder away.`,
    );
  }
  for (const name of [...files.journals.map(journalName), ...files.unfinished]) {
    await fileSystem.remove(join(folder, name));
  }
}
