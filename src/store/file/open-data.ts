import { join } from "node:path";
import type { StateImage } from "../change.ts";
import type { SchemaMigration } from "../migrate.ts";
import { migrate, MigrationError } from "../migrate.ts";
import { imageOfSeed } from "../seed-image.ts";
import type { Definitions } from "../state-tree.ts";
import { StoreDamagedError } from "../store.ts";
import type { DataFiles } from "./data-files.ts";
import { journalName } from "./data-files.ts";
import type { FileSystem } from "./file-system.ts";
import { prepareEmptyFolder } from "./first-start.ts";
import { beginGeneration } from "./generation.ts";
import type { Journal } from "./journal-file.ts";
import type { LoadedState } from "./load-state.ts";
import { loadState } from "./load-state.ts";
import { cutTornTail, keepCopies, removeOlderFiles, settle } from "./tidy.ts";

/** A folder that is locked, what is in it, and what its data should be. */
export interface DataFolder {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly files: DataFiles;
  readonly definitions: Definitions;
  readonly schemaVersion: number;
  readonly migrations: Readonly<Record<number, SchemaMigration>>;
  readonly onNotice: (message: string) => void;
}

/** A state, and the journal that takes its changes from now on. */
export interface OpenedData {
  readonly image: StateImage;
  /** The last record that is in `image`. */
  readonly sequence: number;
  readonly journal: Journal;
  /** The highest number that any file has. */
  readonly lastGeneration: number;
  /** The size of the journals since the last snapshot. */
  readonly journalBytes: number;
}

/** Fills a folder that has never held data. */
export async function startData(
  { fileSystem, folder, files, schemaVersion }: DataFolder,
  seed: () => StateImage,
): Promise<OpenedData> {
  await prepareEmptyFolder(fileSystem, folder, files);
  const image = seed();
  const beginning = { schemaVersion, generation: 1, sequence: 0, image };
  const journal = await beginGeneration(fileSystem, folder, beginning);
  return { image, sequence: 0, journal, lastGeneration: 1, journalBytes: 0 };
}

/** Opens the data of a folder, of this schema version or an older one. Writes nothing before all of it has been read. */
export async function openData(data: DataFolder): Promise<OpenedData> {
  const { fileSystem, folder, files, schemaVersion } = data;
  const loaded = await loadState(fileSystem, folder, files, data);
  const from = loaded.base.schemaVersion;
  if (from === schemaVersion) {
    refuseUnknownCollections(loaded, data);
    await tidyUp(loaded, data);
    return goOn(loaded, data);
  }
  const image = broughtUp(loaded, data, (seed) => imageOfSeed(seed, data.definitions));
  await tidyUp(loaded, data);
  return replaceBy(image, loaded, data);
}

/**
 * Brings what was read to the schema version of the program, as `take` makes it of the last state.
 * @throws {StoreDamagedError} when a migration is missing or fails.
 */
export function broughtUp<Taken>(
  { tree, base }: LoadedState,
  { schemaVersion, migrations }: Pick<DataFolder, "schemaVersion" | "migrations">,
  take: Parameters<typeof migrate<Taken>>[3],
): Taken {
  const versions = { from: base.schemaVersion, to: schemaVersion };
  try {
    return migrate(tree.dump(), versions, migrations, take);
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    throw new StoreDamagedError(`${error.message} Nothing was changed.`, { cause: error.cause });
  }
}

async function tidyUp({ journals, unused, base }: LoadedState, data: DataFolder): Promise<void> {
  const { fileSystem, folder, onNotice } = data;
  await settle(fileSystem, folder, journals);
  for (const journal of journals) {
    if (journal.tornAt !== undefined)
      onNotice(await cutTornTail(fileSystem, folder, journal, journal.tornAt));
  }
  for (const { path } of unused) await fileSystem.remove(path);
  await removeOlderFiles(fileSystem, folder, base.generation);
}

async function goOn({ tree, sequence, journals, base }: LoadedState, data: DataFolder): Promise<OpenedData> {
  const { fileSystem, folder, files } = data;
  const generation = journals.at(-1)?.generation ?? base.generation;
  const file = await fileSystem.open(join(folder, journalName(generation)), "append");
  return {
    image: tree.image(),
    sequence,
    journal: { generation, file },
    lastGeneration: files.journals.at(-1) ?? generation,
    journalBytes: journals.reduce((bytes, { tornAt, size }) => bytes + (tornAt ?? size), 0),
  };
}

async function replaceBy(
  image: StateImage,
  { base, sequence }: LoadedState,
  data: DataFolder,
): Promise<OpenedData> {
  const { fileSystem, folder, files, schemaVersion, onNotice } = data;
  const kept = await keepCopies(fileSystem, folder, `before-v${schemaVersion}`);
  const generation = (files.journals.at(-1) ?? base.generation) + 1;
  const journal = await beginGeneration(fileSystem, folder, { schemaVersion, generation, sequence, image });
  try {
    await removeOlderFiles(fileSystem, folder, generation);
  } catch (error) {
    await journal.file.close().catch(() => undefined);
    throw error;
  }
  onNotice(
    `The data in ${folder} was brought from schema version ${base.schemaVersion} to ${schemaVersion}. The files as ` +
      `they were are in ${kept}.`,
  );
  return { image, sequence, journal, lastGeneration: generation, journalBytes: 0 };
}

/** @throws {StoreDamagedError} for data that a program of the same schema version does not know. */
export function refuseUnknownCollections(
  { tree }: LoadedState,
  { definitions, folder, schemaVersion }: DataFolder,
): void {
  const unknown = tree
    .image()
    .collections.find(([name, entries]) => !definitions.has(name) && entries.length > 0);
  if (unknown === undefined) return;
  throw new StoreDamagedError(
    `The data in ${folder} has a collection "${unknown[0]}" that this program does not know, though both are of schema ` +
      `version ${schemaVersion}. Nothing was changed. Raise the schema version and add a migration, or start the program ` +
      `that wrote the data.`,
  );
}
