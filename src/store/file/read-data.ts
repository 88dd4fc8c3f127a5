import { join, resolve } from "node:path";
import type { SchemaMigration } from "../migrate.ts";
import type { CollectionDefinition, Seed } from "../store.ts";
import { StoreDamagedError } from "../store.ts";
import { journalName, sortNames } from "./data-files.ts";
import { lockFolder } from "./folder-lock.ts";
import type { LoadedState } from "./load-state.ts";
import { loadState } from "./load-state.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { DataFolder } from "./open-data.ts";
import { broughtUp, refuseUnknownCollections } from "./open-data.ts";

/** The data that a folder is to be read for, or written with. */
export interface DataShape {
  readonly folder: string;
  readonly collections: Readonly<Record<string, CollectionDefinition>>;
  readonly schemaVersion: number;
  readonly migrations?: Readonly<Record<number, SchemaMigration>>;
}

/** A state as it was read from files. */
export interface ReadData {
  /** Of the schema version that was asked for. */
  readonly state: Seed<Record<string, object>>;
  /** The schema version of the files. */
  readonly schemaVersion: number;
  /** What people should know, in whole sentences: a write that a crash has cut off. */
  readonly notices: readonly string[];
}

/**
 * Reads all that a folder keeps, brought up to the schema version in memory. The folder is locked while it is read, and
 * none of its data is changed: what opening a store would tidy up stays as it is.
 * @throws {StoreLockedError} while a store has it.
 * @throws {StoreDamagedError} when there is no data in it, or when it cannot be used.
 */
export async function readData({
  collections,
  schemaVersion,
  migrations = {},
  ...shape
}: DataShape): Promise<ReadData> {
  const folder = resolve(shape.folder);
  const definitions = new Map(Object.entries(collections));
  await refuseWithoutData(folder);
  const lock = await lockFolder(folder);
  try {
    const files = sortNames(await nodeFileSystem.list(folder));
    const data: DataFolder = {
      ...{ fileSystem: nodeFileSystem, folder, files, definitions, schemaVersion, migrations },
      onNotice: () => undefined,
    };
    const loaded = await loadState(nodeFileSystem, folder, files, data);
    const from = loaded.base.schemaVersion;
    if (from === schemaVersion) refuseUnknownCollections(loaded, data);
    return {
      state: from === schemaVersion ? known(loaded, data) : broughtUp(loaded, data, (seed) => seed),
      schemaVersion: from,
      notices: loaded.journals.flatMap(({ generation, tornAt }) =>
        tornAt === undefined
          ? []
          : `${join(folder, journalName(generation))} ends in a write that was cut off at byte ${tornAt}, which had not been acknowledged to anybody; it is left out.`,
      ),
    };
  } finally {
    await lock.release();
  }
}

/** Without the collections that were given up when nothing was in them any more. */
function known({ tree }: LoadedState, { definitions }: DataFolder): ReadData["state"] {
  const { collections, counters = {} } = tree.dump();
  const kept = Object.entries(collections).filter(([name]) => definitions.has(name));
  return { collections: Object.fromEntries(kept), counters };
}

/** Before a lock is put into a folder that is somebody else's. */
async function refuseWithoutData(folder: string): Promise<void> {
  const names = await nodeFileSystem.list(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  if (sortNames(names).snapshots.length > 0) return;
  throw new StoreDamagedError(`There is no data in ${folder}. Nothing was changed.`);
}
