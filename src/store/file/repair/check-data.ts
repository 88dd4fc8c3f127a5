import { resolve } from "node:path";
import { StoreDamagedError } from "../../store.ts";
import type { DataFiles } from "../data-files.ts";
import type { FileSystem } from "../file-system.ts";
import { findOwner } from "../folder-lock.ts";
import type { LoadedState } from "../load-state.ts";
import { loadState } from "../load-state.ts";
import { nodeFileSystem } from "../node-file-system.ts";
import type { ExaminedData, Fault } from "./examine.ts";
import { examine } from "./examine.ts";
import { readBeside } from "./read-beside.ts";
import { faultsOf } from "./salvage.ts";

/** What the files of a folder are found to be. */
export interface CheckedData {
  readonly folder: string;
  /** Who has the folder while it is read, if anybody. */
  readonly owner: string | undefined;
  readonly files: DataFiles;
  readonly examined: ExaminedData;
  /** What a store would begin with; undefined where none would open. */
  readonly loaded: LoadedState | undefined;
  readonly faults: readonly Fault[];
}

/**
 * Reads all files of a folder as a store would, and changes nothing, also while a store has the folder.
 * @throws {StoreDamagedError} when there are no data files in it.
 */
export async function checkData(path: string, fileSystem: FileSystem = nodeFileSystem): Promise<CheckedData> {
  const folder = resolve(path);
  const owner = await findOwner(folder);
  return readBeside(fileSystem, folder, async (files) => {
    refuseWithoutData(folder, files);
    const examined = await examine(fileSystem, folder, files);
    const outcome = await loadAny(fileSystem, folder, files);
    if (!(outcome instanceof StoreDamagedError))
      return { folder, owner, files, examined, loaded: outcome, faults: [] };
    const found = faultsOf(examined);
    const [newest = 0] = files.snapshots.slice(-1);
    const untold = { file: `snapshot-${newest}`, offset: 0, what: outcome.message };
    return { folder, owner, files, examined, loaded: undefined, faults: found.length > 0 ? found : [untold] };
  });
}

/** @throws {StoreDamagedError} for a folder without data files. */
export function refuseWithoutData(folder: string, { snapshots, journals }: DataFiles): void {
  if (snapshots.length + journals.length > 0) return;
  throw new StoreDamagedError(`There is no data in ${folder}. Nothing was changed.`);
}

/** What the files say, whatever its schema version and collections are; or why a store would not open. */
export async function loadAny(
  fileSystem: FileSystem,
  folder: string,
  files: DataFiles,
): Promise<LoadedState | StoreDamagedError> {
  if (files.snapshots.length === 0) {
    return new StoreDamagedError(`The snapshot that the journals in ${folder} build on is missing.`);
  }
  try {
    return await loadState(fileSystem, folder, files, {
      definitions: new Map(),
      schemaVersion: Number.POSITIVE_INFINITY,
    });
  } catch (error) {
    if (error instanceof StoreDamagedError) return error;
    throw error;
  }
}
