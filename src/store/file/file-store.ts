import { resolve } from "node:path";
import type { SchemaMigration } from "../migrate.ts";
import { imageOfSeed } from "../seed-image.ts";
import type { Collections, Seed, Store } from "../store.ts";
import { TreeStore } from "../tree-store.ts";
import { definitionsOf, typeStore } from "../typed-store.ts";
import { Compaction } from "./compaction.ts";
import { sortNames } from "./data-files.ts";
import type { FileSystem } from "./file-system.ts";
import type { FolderLock } from "./folder-lock.ts";
import { lockFolder, refuseWithoutRights } from "./folder-lock.ts";
import { JournalWriter } from "./journal-writer.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { DataFolder } from "./open-data.ts";
import { openData, startData } from "./open-data.ts";

/** Where a store keeps its files, and how its documents are kept. */
export interface FileStoreOptions<State> {
  /** Made when it is missing. Filled from `seed` when it is empty, and never otherwise. */
  readonly folder: string;
  readonly collections: Collections<State>;
  /** The version of the documents' shape. Older data is migrated, newer data refused. */
  readonly schemaVersion: number;
  /** `migrations[1]` brings documents of version 1 to version 2, and so on. */
  readonly migrations?: Readonly<Record<number, SchemaMigration>>;
  /** The state that a store begins with; called at the first start alone. */
  readonly seed: () => Seed<State>;
  readonly fileSystem?: FileSystem;
  /** The journal is replaced by a snapshot when it has grown larger than this, and than the last snapshot. 8 MiB. */
  readonly compactAfterBytes?: number;
  /** Told, in whole sentences, what people should know: a write cut off by a crash, a failed compaction, a migration. */
  readonly onNotice?: (message: string) => void;
}

/**
 * A store whose changes are on the disk when they are acknowledged. See `data-files.ts` for its files, `frame.ts` for
 * the rule by which a write that was cut off is told from damage, `compaction.ts` for how files are replaced.
 * @throws {StoreLockedError} when another store has the folder.
 * @throws {StoreDamagedError} when the folder cannot be used as it is; nothing in it has been changed then.
 * @throws the system's error when it does not let the folder be used.
 */
export async function openFileStore<State>(options: FileStoreOptions<State>): Promise<Store<State>> {
  const { fileSystem = nodeFileSystem } = options;
  const folder = resolve(options.folder);
  await fileSystem.makeFolder(folder);
  await refuseWithoutRights(folder);
  const lock = await lockFolder(folder);
  try {
    return await openLocked(options, { fileSystem, folder }, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked<State>(
  options: FileStoreOptions<State>,
  { fileSystem, folder }: Pick<DataFolder, "fileSystem" | "folder">,
  lock: FolderLock,
): Promise<Store<State>> {
  const { collections, schemaVersion, migrations = {}, seed } = options;
  const { compactAfterBytes = 8 * 1024 * 1024, onNotice = () => undefined } = options;
  const definitions = definitionsOf(collections);
  const files = sortNames(await fileSystem.list(folder));
  const data: DataFolder = { fileSystem, folder, files, definitions, schemaVersion, migrations, onNotice };
  const opened =
    files.snapshots.length === 0
      ? await startData(data, () => imageOfSeed(seed(), definitions))
      : await openData(data);
  await lock.sign().catch(() => undefined);
  const { image, sequence, journal, lastGeneration, journalBytes } = opened;
  const store = new TreeStore({
    definitions,
    image,
    sequence,
    persistence: (committed) =>
      new JournalWriter({
        folder,
        journal,
        compaction: new Compaction({
          ...{ fileSystem, folder, schemaVersion, committed, compactAfterBytes },
          ...{ lastGeneration, journalBytes, onNotice },
        }),
        release: () => lock.release(),
      }),
  });
  return typeStore(store);
}
