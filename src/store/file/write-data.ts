import { join, resolve } from "node:path";
import { imageOfSeed } from "../seed-image.ts";
import type { Seed } from "../store.ts";
import { StoreDamagedError } from "../store.ts";
import { sortNames } from "./data-files.ts";
import type { FileSystem } from "./file-system.ts";
import { prepareEmptyFolder, UNFINISHED_COPY } from "./first-start.ts";
import { lockFolder } from "./folder-lock.ts";
import { beginGeneration } from "./generation.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { DataShape } from "./read-data.ts";
import { keepCopies, removeOlderFiles } from "./tidy.ts";

/** How a state is written into a folder. */
export interface WriteOptions extends DataShape {
  /** Whether data that is there already gives way; its files are then kept in a folder beside. */
  readonly replace: boolean;
  readonly fileSystem?: FileSystem;
}

/** What became of the files that were there before. */
export interface WrittenData {
  /** Where they are now. */
  readonly kept?: string;
}

/**
 * Makes a state the data of a folder, which is made when it is missing: as a whole, or not at all. Until it is there as a
 * whole, a folder that had no data has a note in it with which no store opens, so that nobody takes it for a new one.
 * @throws {StoreLockedError} while a store has the folder.
 * @throws {StoreDamagedError} when it holds something that must not be replaced; nothing in it has changed then.
 * @throws {TypeError} for a state that does not fit the collections.
 */
export async function writeData(
  seed: Seed<Record<string, object>>,
  { collections, schemaVersion, replace, fileSystem = nodeFileSystem, ...shape }: WriteOptions,
): Promise<WrittenData> {
  const folder = resolve(shape.folder);
  const image = imageOfSeed(seed, new Map(Object.entries(collections)));
  await fileSystem.makeFolder(folder);
  const lock = await lockFolder(folder);
  try {
    const files = sortNames(await fileSystem.list(folder));
    const hasData = files.snapshots.length > 0;
    if (hasData && !replace) {
      throw new StoreDamagedError(
        `There is data in ${folder} already. Nothing was changed. Say --replace to put this in its place, or name another folder.`,
      );
    }
    const note = join(folder, UNFINISHED_COPY);
    if (!hasData) {
      const foreign = files.foreign.filter((name) => name !== UNFINISHED_COPY);
      await prepareEmptyFolder(fileSystem, folder, { ...files, foreign });
      if (foreign.length === files.foreign.length) await leaveNote(fileSystem, note);
      await fileSystem.syncFolder(folder);
    }
    const kept = hasData ? await keepCopies(fileSystem, folder, "replaced") : undefined;
    const generation = Math.max(0, ...files.snapshots, ...files.journals.filter(() => hasData)) + 1;
    const beginning = { schemaVersion, generation, sequence: 0, image };
    const { file } = await beginGeneration(fileSystem, folder, beginning);
    await file.close();
    await removeOlderFiles(fileSystem, folder, generation);
    if (!hasData) await fileSystem.remove(note);
    return kept === undefined ? {} : { kept };
  } finally {
    await lock.release();
  }
}

async function leaveNote(fileSystem: FileSystem, path: string): Promise<void> {
  const file = await fileSystem.open(path, "create");
  try {
    await file.write(new TextEncoder().encode("A state was being copied into this folder.\n"));
    await file.sync();
  } finally {
    await file.close();
  }
}
