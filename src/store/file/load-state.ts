import { join } from "node:path";
import type { ChangeRecord } from "../change.ts";
import { freezeDocument } from "../document.ts";
import type { Definitions } from "../state-tree.ts";
import { StateTree } from "../state-tree.ts";
import { StoreDamagedError } from "../store.ts";
import type { DataFiles } from "./data-files.ts";
import { journalName } from "./data-files.ts";
import type { FileSystem } from "./file-system.ts";
import type { JournalContent } from "./journal-file.ts";
import { journalDamaged, readJournal } from "./journal-file.ts";
import type { SnapshotHeader } from "./snapshot-file.ts";
import { readSnapshot } from "./snapshot-file.ts";

/** What the files of a folder say, and what is to be tidied up before they are written to again. */
export interface LoadedState {
  readonly tree: StateTree;
  /** The last record that is in `tree`. */
  readonly sequence: number;
  /** The snapshot that everything else builds on. */
  readonly base: SnapshotHeader;
  /** The journals that follow the snapshot, as far as they were ever used. */
  readonly journals: readonly JournalContent[];
  /** Journals that were being begun when their writer ended. */
  readonly unused: readonly JournalContent[];
}

/**
 * Reads the newest snapshot and the journals that follow it, and changes nothing. When that snapshot is damaged, an
 * earlier one is not taken in its place unasked, because the files after it may be gone: whoever finds that they are
 * still there can move the damaged one away and start again.
 * @throws {StoreDamagedError} when something is damaged or missing, or was written by a newer version.
 */
export async function loadState(
  fileSystem: FileSystem,
  folder: string,
  files: DataFiles,
  { definitions, schemaVersion }: { readonly definitions: Definitions; readonly schemaVersion: number },
): Promise<LoadedState> {
  const generation = files.snapshots.at(-1) ?? 0;
  const { header: base, image } = await readSnapshot(fileSystem, folder, generation);
  if (base.schemaVersion > schemaVersion) {
    throw new StoreDamagedError(
      `The data in ${folder} is of schema version ${base.schemaVersion}, newer than version ${schemaVersion}, the ` +
        `newest that this program knows. Nothing was changed. Start the newer program, or choose another folder with --data.`,
    );
  }
  const contents: JournalContent[] = [];
  for (const number of files.journals.filter((number) => number >= generation)) {
    contents.push(await readJournal(fileSystem, folder, number));
  }
  const journals = contents.filter((content) => content.header !== undefined);
  if (journals[0]?.generation !== generation) {
    throw journalDamaged(
      join(folder, journalName(generation)),
      0,
      "it should be there and begin with a sound header",
    );
  }
  const { tree, sequence } = replay(journals, new StateTree(definitions, image), base.sequence);
  return {
    tree,
    sequence,
    base,
    journals,
    unused: contents.filter((content) => content.header === undefined),
  };
}

function replay(
  journals: readonly JournalContent[],
  start: StateTree,
  startSequence: number,
): { readonly tree: StateTree; readonly sequence: number } {
  let tree = start;
  let sequence = startSequence;
  for (const [index, { path, size, batches, tornAt }] of journals.entries()) {
    for (const { offset, records } of batches) {
      for (const record of records) {
        if (record.sequence !== sequence + 1) {
          throw journalDamaged(
            path,
            offset,
            `record ${sequence + 1} should be there, and ${record.sequence} is`,
          );
        }
        tree = applyRecord(tree, record);
        sequence = record.sequence;
      }
    }
    const later = journals.slice(index + 1);
    const begunAfter = later[0]?.header?.after ?? 0;
    if (begunAfter > sequence || (tornAt !== undefined && later.some(({ batches }) => batches.length > 0))) {
      const missing = `record ${sequence + 1} is missing, and the journals after it build on it`;
      throw journalDamaged(path, tornAt ?? size, missing);
    }
  }
  return { tree, sequence };
}

/** The state after a record. */
export function applyRecord(tree: StateTree, record: ChangeRecord): StateTree {
  if ("image" in record) {
    for (const [, entries] of record.image.collections)
      for (const { document } of entries) freezeDocument(document);
    return new StateTree(tree.definitions, record.image);
  }
  for (const change of record.changes) {
    if (change.type === "put") freezeDocument(change.entry.document);
    tree.apply(change);
  }
  return tree;
}
