import type { DataFiles } from "../data-files.ts";
import { sortNames } from "../data-files.ts";
import type { FileSystem } from "../file-system.ts";

/** A server that replaces its files more often than this while they are read is not waited for any longer. */
const MOST_TRIES = 20;

/**
 * Reads the files of a folder without having it, changing nothing: a server may be writing to them. Records are only
 * added to them, so that what is read is a state that was committed, as long as the files are the same before and after;
 * when they have been replaced meanwhile, they are read again.
 */
export async function readBeside<Result>(
  fileSystem: FileSystem,
  folder: string,
  read: (files: DataFiles) => Promise<Result>,
): Promise<Result> {
  const list = async () => sortNames(await fileSystem.list(folder));
  for (let files = await list(), tries = 1; ; tries++) {
    const outcome = await read(files).then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );
    const now = await list();
    if (tries === MOST_TRIES || numbersOf(now) === numbersOf(files)) {
      if ("error" in outcome) throw outcome.error;
      return outcome.result;
    }
    files = now;
  }
}

function numbersOf({ snapshots, journals }: DataFiles): string {
  return JSON.stringify([snapshots, journals]);
}
