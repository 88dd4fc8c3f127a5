import { dirname, join } from "node:path";
import type { ChangeRecord } from "../change.ts";
import { StoreDamagedError } from "../store.ts";
import { journalName } from "./data-files.ts";
import type { FileSystem, OpenFile } from "./file-system.ts";
import { encodeFrame, isTorn, readFrame } from "./frame.ts";

/** The shape of the frames of a journal. */
export const JOURNAL_FORMAT = "journal-1";

/** The first frame of a journal; each further one is a list of records that were made durable together. */
export interface JournalHeader {
  readonly format: string;
  readonly generation: number;
  /** The last record before this journal was begun. */
  readonly after: number;
}

/** A journal open for further records. */
export interface Journal {
  readonly generation: number;
  readonly file: OpenFile;
}

/** A journal as it was read. */
export interface JournalContent {
  readonly generation: number;
  readonly path: string;
  readonly size: number;
  /** Undefined when the journal was being begun when its writer ended. */
  readonly header: JournalHeader | undefined;
  readonly batches: readonly Batch[];
  /** Where a write was cut off, if one was. */
  readonly tornAt: number | undefined;
}

/** Records that were made durable together, and where they are. */
export interface Batch {
  readonly offset: number;
  readonly records: readonly ChangeRecord[];
}

/** More than the first frame ever takes. A file of no more than that, with nothing sound in it, was never used. */
export const HEADER_LIMIT_BYTES = 256;

/** Begins a journal, which must not be there, durably. */
export async function createJournal(
  fileSystem: FileSystem,
  folder: string,
  { generation, after }: { readonly generation: number; readonly after: number },
): Promise<Journal> {
  const path = join(folder, journalName(generation));
  const file = await fileSystem.open(path, "create");
  try {
    const header: JournalHeader = { format: JOURNAL_FORMAT, generation, after };
    await file.write(encodeFrame(JSON.stringify(header)));
    await file.sync();
    await fileSystem.syncFolder(folder);
    return { generation, file };
  } catch (error) {
    await file.close().catch(() => undefined);
    await fileSystem.remove(path).catch(() => undefined);
    throw error;
  }
}

/**
 * Reads a journal.
 * @throws {StoreDamagedError} when something in it is neither sound nor a write that was cut off.
 */
export async function readJournal(
  fileSystem: FileSystem,
  folder: string,
  generation: number,
): Promise<JournalContent> {
  const path = join(folder, journalName(generation));
  const bytes = await fileSystem.read(path);
  const first = readFrame(bytes, 0);
  const batches: Batch[] = [];
  let offset = first?.end ?? 0;
  for (let frame = readFrame(bytes, offset); frame !== undefined; frame = readFrame(bytes, offset)) {
    batches.push({ offset, records: JSON.parse(frame.payload.toString()) as ChangeRecord[] });
    offset = frame.end;
  }
  const whole = offset === bytes.length && first !== undefined;
  if (!whole && (!isTorn(bytes, offset) || (first === undefined && bytes.length > HEADER_LIMIT_BYTES))) {
    throw journalDamaged(path, offset, "the record there has been altered since it was written");
  }
  const header = first && (JSON.parse(first.payload.toString()) as JournalHeader);
  if (header !== undefined && header.format !== JOURNAL_FORMAT) {
    throw journalDamaged(path, 0, `its format is not ${JOURNAL_FORMAT}`);
  }
  if (header !== undefined && header.generation !== generation) {
    throw journalDamaged(path, 0, `it was begun as ${journalName(header.generation)}`);
  }
  return { generation, path, size: bytes.length, header, batches, tornAt: whole ? undefined : offset };
}

/** A journal that cannot be used, and what to do about it. */
export function journalDamaged(path: string, offset: number, what: string): StoreDamagedError {
  return new StoreDamagedError(
    `${path} is damaged at byte ${offset}: ${what}. Nothing was changed. Put the data folder back from a backup, or ` +
      `see what can be saved: contract-server data repair ${dirname(path)}`,
  );
}
