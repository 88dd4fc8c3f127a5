import { join } from "node:path";
import type { StateImage } from "../../change.ts";
import type { DataFiles } from "../data-files.ts";
import { journalName, snapshotName } from "../data-files.ts";
import type { FileSystem } from "../file-system.ts";
import type { Batch, JournalHeader } from "../journal-file.ts";
import { HEADER_LIMIT_BYTES, JOURNAL_FORMAT } from "../journal-file.ts";
import type { Chunk, SnapshotHeader, Trailer } from "../snapshot-file.ts";
import { SNAPSHOT_FORMAT } from "../snapshot-file.ts";
import type { Gap } from "./scan-frames.ts";
import { scanFrames } from "./scan-frames.ts";

/** What is wrong at a place of a file. */
export interface Fault {
  readonly file: string;
  /** The byte. */
  readonly offset: number;
  readonly what: string;
}

/** Whatever can be read of a file, and what is wrong with it. */
interface Examined {
  readonly generation: number;
  readonly file: string;
  readonly size: number;
  readonly gaps: readonly Gap[];
  readonly faults: readonly Fault[];
}

/** A snapshot, whole or not. */
export interface ExaminedSnapshot extends Examined {
  readonly header: SnapshotHeader | undefined;
  readonly collections: StateImage["collections"];
  readonly trailer: Trailer | undefined;
}

/** A journal. What is wrong between its records and those of others is not known here. */
export interface ExaminedJournal extends Examined {
  readonly header: JournalHeader | undefined;
  readonly batches: readonly Batch[];
  /** Whether it was being begun when its writer ended. */
  readonly isUnused: boolean;
}

/** All snapshots and journals of a folder, lowest generation first. */
export interface ExaminedData {
  readonly snapshots: readonly ExaminedSnapshot[];
  readonly journals: readonly ExaminedJournal[];
}

/** Reads all that can be read of the files of a folder, and changes nothing. */
export async function examine(
  fileSystem: FileSystem,
  folder: string,
  files: DataFiles,
): Promise<ExaminedData> {
  const snapshots: ExaminedSnapshot[] = [];
  const journals: ExaminedJournal[] = [];
  const read = (name: string) => fileSystem.read(join(folder, name));
  for (const generation of files.snapshots)
    snapshots.push(examineSnapshot(await read(snapshotName(generation)), generation));
  for (const generation of files.journals)
    journals.push(examineJournal(await read(journalName(generation)), generation));
  return { snapshots, journals };
}

function examineSnapshot(bytes: Buffer, generation: number): ExaminedSnapshot {
  const file = snapshotName(generation);
  const { frames, gaps } = scanFrames(bytes);
  const values = frames.map(({ value }) => value as SnapshotHeader | Trailer | Chunk);
  const header = values.find((value) => "format" in value);
  const trailer = values.find((value) => "counters" in value);
  const chunks = values.filter((value) => "entries" in value);
  const found = chunks.reduce((count, { entries }) => count + entries.length, 0);
  const faults: Fault[] = gaps.map(({ offset, bytes }) => ({ file, offset, what: unreadable(bytes) }));
  const add = (offset: number, what: string) => faults.push({ file, offset, what });
  if (bytes.length === 0) add(0, "it is empty");
  if (header !== undefined && header.format !== SNAPSHOT_FORMAT)
    add(0, `its format is not ${SNAPSHOT_FORMAT}`);
  if (header !== undefined && header.generation !== generation)
    add(0, `it was written as ${snapshotName(header.generation)}`);
  if (gaps.length === 0 && bytes.length > 0) {
    if (header === undefined) add(0, "its beginning is missing");
    if (trailer === undefined) add(bytes.length, "its end is missing");
    else if (trailer.documents !== found)
      add(bytes.length, `it has ${found} documents where ${trailer.documents} were written`);
  }
  const collections = chunks.map(({ collection, entries }) => [collection, entries] as const);
  return { generation, file, size: bytes.length, gaps, faults, header, collections, trailer };
}

function examineJournal(bytes: Buffer, generation: number): ExaminedJournal {
  const file = journalName(generation);
  const { frames, gaps } = scanFrames(bytes);
  const isBatch = (value: unknown) => Array.isArray(value);
  const first = frames[0]?.offset === 0 && !isBatch(frames[0].value) ? frames[0] : undefined;
  const header = first?.value as JournalHeader | undefined;
  const batches = frames
    .filter(({ value }) => isBatch(value))
    .map(({ offset, value }) => ({ offset, records: value as Batch["records"] }));
  const isUnused =
    frames.length === 0 && bytes.length <= HEADER_LIMIT_BYTES && gaps.every(({ isTorn }) => isTorn);
  const faults: Fault[] = gaps
    .filter(({ isTorn, offset }) => !isTorn || (offset === 0 && !isUnused))
    .map(({ offset, bytes }) => ({ file, offset, what: unreadable(bytes) }));
  const add = (what: string) => faults.push({ file, offset: 0, what });
  if (header === undefined && frames.length > 0 && gaps[0]?.offset !== 0) add("its beginning is missing");
  if (header !== undefined && header.format !== JOURNAL_FORMAT) add(`its format is not ${JOURNAL_FORMAT}`);
  if (header !== undefined && header.generation !== generation)
    add(`it was begun as ${journalName(header.generation)}`);
  return { generation, file, size: bytes.length, gaps, faults, header, batches, isUnused };
}

function unreadable(bytes: number): string {
  return `${bytes} bytes have been altered since they were written, or were never written`;
}
