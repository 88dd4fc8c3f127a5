import { basename, join } from "node:path";
import { journalName, snapshotName, sortNames, timestampForName } from "./data-files.ts";
import type { FileSystem } from "./file-system.ts";
import type { JournalContent } from "./journal-file.ts";

/** Removes the snapshots and journals that a complete snapshot has replaced, and snapshots that were never finished. */
export async function removeOlderFiles(
  fileSystem: FileSystem,
  folder: string,
  generation: number,
): Promise<void> {
  const { snapshots, journals, unfinished } = sortNames(await fileSystem.list(folder));
  const older = [
    ...snapshots.filter((number) => number < generation).map(snapshotName),
    ...journals.filter((number) => number < generation).map(journalName),
    ...unfinished,
  ];
  for (const name of older) await fileSystem.remove(join(folder, name));
  if (older.length > 0) await fileSystem.syncFolder(folder);
}

/**
 * Makes durable what has been read: a process that was killed may have left records and names that it had made durable
 * for nobody, which must not be shown, built on, or be all that is left of older files, before a power cut can take them
 * back.
 */
export async function settle(
  fileSystem: FileSystem,
  folder: string,
  journals: readonly JournalContent[],
): Promise<void> {
  for (const { path } of journals) {
    const file = await fileSystem.open(path, "append");
    await file.sync().finally(() => file.close());
  }
  await fileSystem.syncFolder(folder);
}

/**
 * Cuts a write that was cut off from the end of a journal; what is cut away is kept in a file beside it.
 * @returns what has been done, for people.
 */
export async function cutTornTail(
  fileSystem: FileSystem,
  folder: string,
  { path, size }: JournalContent,
  tornAt: number,
): Promise<string> {
  const kept = join(
    folder,
    await freeName(fileSystem, folder, `${basename(path)}.torn-${timestampForName()}`),
  );
  const bytes = await fileSystem.read(path);
  await writeWhole(fileSystem, kept, bytes.subarray(tornAt));
  await fileSystem.syncFolder(folder);
  await fileSystem.truncate(path, tornAt);
  return (
    `${path} ended in a write that was cut off, which had not been acknowledged to anybody. Its ${size - tornAt} bytes ` +
    `from byte ${tornAt} on are now in ${basename(kept)}, and the journal goes on before them.`
  );
}

/** Copies the files that hold the data into a new folder inside of theirs, durably, and returns its path. */
export async function keepCopies(fileSystem: FileSystem, folder: string, name: string): Promise<string> {
  const copies = join(folder, await freeName(fileSystem, folder, `${name}-${timestampForName()}`));
  await fileSystem.makeFolder(copies);
  const { snapshots, journals } = sortNames(await fileSystem.list(folder));
  for (const file of [...snapshots.map(snapshotName), ...journals.map(journalName)]) {
    await writeWhole(fileSystem, join(copies, file), await fileSystem.read(join(folder, file)));
  }
  await fileSystem.syncFolder(copies);
  return copies;
}

/** A name that is not there yet: whoever was cut off a moment ago has left one of the same time. */
async function freeName(fileSystem: FileSystem, folder: string, wanted: string): Promise<string> {
  const taken = new Set(await fileSystem.list(folder));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`;
  return name;
}

async function writeWhole(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fileSystem.open(path, "create");
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
