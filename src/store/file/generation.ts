import type { StateImage } from "../change.ts";
import type { FileSystem } from "./file-system.ts";
import type { Journal } from "./journal-file.ts";
import { createJournal } from "./journal-file.ts";
import { describeSnapshot, writeSnapshot } from "./snapshot-file.ts";

/** A state with which a generation of files begins. */
export interface Beginning {
  readonly schemaVersion: number;
  readonly generation: number;
  /** The last record that is in `image`. */
  readonly sequence: number;
  readonly image: StateImage;
}

/**
 * Begins a generation: its journal first, then the snapshot that makes it count, so that a snapshot without its journal
 * is known to have lost it.
 */
export async function beginGeneration(
  fileSystem: FileSystem,
  folder: string,
  { schemaVersion, generation, sequence, image }: Beginning,
): Promise<Journal> {
  const journal = await createJournal(fileSystem, folder, { generation, after: sequence });
  try {
    const header = describeSnapshot({ schemaVersion, generation, sequence });
    await writeSnapshot(fileSystem, folder, { header, image });
    return journal;
  } catch (error) {
    await journal.file.close().catch(() => undefined);
    throw error;
  }
}
