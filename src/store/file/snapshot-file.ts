import { join } from "node:path";
import type { StateImage } from "../change.ts";
import type { Entry } from "../document.ts";
import { freezeDocument } from "../document.ts";
import { StoreDamagedError } from "../store.ts";
import { snapshotName } from "./data-files.ts";
import { inChunks } from "./entry-chunks.ts";
import type { FileSystem, OpenFile } from "./file-system.ts";
import { encodeFrame, readFrame } from "./frame.ts";

/** The shape of the frames of a snapshot. */
export const SNAPSHOT_FORMAT = "snapshot-1";

/** The first frame of a snapshot. */
export interface SnapshotHeader {
  readonly format: string;
  readonly schemaVersion: number;
  readonly generation: number;
  /** The last record whose changes are in it. */
  readonly sequence: number;
  /** When it was written, RFC 3339. */
  readonly created: string;
}

/** A snapshot that has been read and found complete. */
export interface Snapshot {
  readonly header: SnapshotHeader;
  readonly image: StateImage;
}

/** The frames between the first and the last: a stretch of one collection. */
export interface Chunk {
  readonly collection: string;
  readonly entries: readonly Entry[];
}

/** The last frame, without which a snapshot is not complete. */
export interface Trailer {
  readonly documents: number;
  readonly counters: StateImage["counters"];
}

/** The header of a snapshot that is written now. */
export function describeSnapshot(facts: Omit<SnapshotHeader, "format" | "created">): SnapshotHeader {
  return { format: SNAPSHOT_FORMAT, ...facts, created: new Date().toISOString() };
}

/**
 * Writes a snapshot so that it is there as a whole or not at all: beside its place, made durable, then renamed. Other
 * work gets its turn between chunks.
 * @returns its size in bytes.
 * @throws the signal's reason when that is aborted; what had been written is then removed.
 */
export async function writeSnapshot(
  fileSystem: FileSystem,
  folder: string,
  { header, image }: Snapshot,
  signal?: AbortSignal,
): Promise<number> {
  const path = join(folder, snapshotName(header.generation));
  const unfinished = `${path}.tmp`;
  try {
    const file = await fileSystem.open(unfinished, "create");
    const size = await writeFrames(file, { header, image }, signal).finally(() => file.close());
    await fileSystem.rename(unfinished, path);
    await fileSystem.syncFolder(folder);
    return size;
  } catch (error) {
    await fileSystem.remove(unfinished).catch(() => undefined);
    throw error;
  }
}

async function writeFrames(
  file: OpenFile,
  { header, image }: Snapshot,
  signal?: AbortSignal,
): Promise<number> {
  let size = 0;
  let documents = 0;
  const write = async (json: string) => {
    signal?.throwIfAborted();
    const frame = encodeFrame(json);
    await file.write(frame);
    size += frame.length;
  };
  await write(JSON.stringify(header));
  for (const [collection, entries] of image.collections) {
    for (const chunk of inChunks(entries))
      await write(`{"collection":${JSON.stringify(collection)},"entries":[${chunk}]}`);
    documents += entries.length;
  }
  await write(JSON.stringify({ documents, counters: image.counters } satisfies Trailer));
  await file.sync();
  return size;
}

/**
 * Reads a snapshot.
 * @throws {StoreDamagedError} unless it is complete and sound.
 */
export async function readSnapshot(
  fileSystem: FileSystem,
  folder: string,
  generation: number,
): Promise<Snapshot> {
  const path = join(folder, snapshotName(generation));
  const bytes = await fileSystem.read(path);
  const damaged = (offset: number, what: string) =>
    new StoreDamagedError(
      `${path} is damaged at byte ${offset}: ${what}. Nothing was changed. Put the data folder back from a backup, or ` +
        `see what can be saved: contract-server data repair ${folder}; to begin anew from the fixtures instead, move the ` +
        `folder away.`,
    );
  const frames: unknown[] = [];
  let offset = 0;
  for (let frame = readFrame(bytes, 0); frame !== undefined; frame = readFrame(bytes, offset)) {
    frames.push(JSON.parse(frame.payload.toString()));
    offset = frame.end;
  }
  if (offset < bytes.length || frames.length === 0) throw damaged(offset, "no sound record is there");
  const header = frames.shift() as SnapshotHeader;
  if (header.format !== SNAPSHOT_FORMAT) throw damaged(0, `its format is not ${SNAPSHOT_FORMAT}`);
  if (header.generation !== generation)
    throw damaged(0, `it was written as ${snapshotName(header.generation)}`);
  const trailer = frames.pop() as Trailer | Chunk | undefined;
  if (trailer === undefined || !("counters" in trailer)) throw damaged(offset, "its end is missing");
  const chunks = frames as Chunk[];
  const documents = chunks.reduce((count, { entries }) => count + entries.length, 0);
  if (documents !== trailer.documents) {
    throw damaged(offset, `it has ${documents} documents where ${trailer.documents} were written`);
  }
  for (const { entries } of chunks) for (const { document } of entries) freezeDocument(document);
  return {
    header,
    image: { collections: chunks.map((c) => [c.collection, c.entries]), counters: trailer.counters },
  };
}
