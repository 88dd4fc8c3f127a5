import type { Figure } from "../../figures/figure.ts";
import { counter, gauge } from "../../figures/figure.ts";
import type { StateImage } from "../change.ts";
import type { CommittedState } from "../committed-state.ts";
import type { StoreHealth } from "../store.ts";
import type { FileSystem } from "./file-system.ts";
import type { Journal } from "./journal-file.ts";
import { createJournal } from "./journal-file.ts";
import { describeSnapshot, writeSnapshot } from "./snapshot-file.ts";
import { removeOlderFiles } from "./tidy.ts";

/** What a compaction works on. */
export interface CompactionOptions {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly schemaVersion: number;
  readonly committed: () => CommittedState;
  /** Journals smaller than this are left to grow. */
  readonly compactAfterBytes: number;
  /** The highest number that any file has. */
  readonly lastGeneration: number;
  /** The size of the journals that follow the last snapshot. */
  readonly journalBytes: number;
  readonly onNotice: (message: string) => void;
}

/**
 * Replaces a snapshot and the journals after it by a new snapshot, once the journals have grown larger than both a
 * threshold and the snapshot itself. A new journal is begun first; the state as it is at that point is then written
 * while records go to the new journal, and the old files go when it is in place. A crash at any point leaves either the
 * old snapshot with all journals, or the new one with the new journal. When it fails the old files stay, and it is
 * tried again when the journals have grown by the threshold once more.
 */
export class Compaction {
  readonly #options: CompactionOptions;
  readonly #stop = new AbortController();
  #underWay: Promise<void> | undefined;
  #lastGeneration: number;
  #journalBytes: number;
  #dueAt: number;
  #trouble: string | undefined;
  #done = 0;
  #failed = 0;

  constructor(options: CompactionOptions) {
    this.#options = options;
    this.#lastGeneration = options.lastGeneration;
    this.#journalBytes = options.journalBytes;
    this.#dueAt = options.compactAfterBytes;
  }

  /** Counts bytes that were written to the journal. */
  count(bytes: number): void {
    this.#journalBytes += bytes;
  }

  /**
   * The journal for the records after `sequence`, which is the last one in `current`: a new one when it is time to
   * compact, else `current`. Never rejects.
   */
  async nextJournal(current: Journal, sequence: number): Promise<Journal> {
    if (this.#underWay !== undefined || this.#journalBytes < this.#dueAt || this.#stop.signal.aborted)
      return current;
    const { fileSystem, folder, committed } = this.#options;
    const generation = ++this.#lastGeneration;
    try {
      const next = await createJournal(fileSystem, folder, { generation, after: sequence });
      await current.file.close().catch(() => undefined);
      const image = committed().tree.image();
      this.#underWay = this.#replaceFiles(generation, sequence, image).finally(
        () => (this.#underWay = undefined),
      );
      return next;
    } catch (error) {
      this.#postpone(`A new journal could not be begun (${messageOf(error)})`);
      return current;
    }
  }

  health(): StoreHealth {
    return this.#trouble === undefined ? { status: "ready" } : { status: "degraded", detail: this.#trouble };
  }

  figures(): readonly Figure[] {
    return [
      gauge("store_journal_bytes", "The size of the journals after the last snapshot.", this.#journalBytes),
      counter("store_compactions_total", "Journals that a snapshot has replaced.", this.#done),
      counter("store_compaction_failures_total", "Compactions that have failed.", this.#failed),
    ];
  }

  /** Gives up what is under way, and compacts no more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#underWay;
  }

  async #replaceFiles(generation: number, sequence: number, image: StateImage): Promise<void> {
    const { fileSystem, folder, schemaVersion, compactAfterBytes } = this.#options;
    const { signal } = this.#stop;
    const bytesBefore = this.#journalBytes;
    try {
      const header = describeSnapshot({ schemaVersion, generation, sequence });
      const size = await writeSnapshot(fileSystem, folder, { header, image }, signal);
      this.#journalBytes -= bytesBefore;
      this.#dueAt = Math.max(compactAfterBytes, size);
      this.#trouble = undefined;
      this.#done++;
    } catch (error) {
      if (!signal.aborted) this.#postpone(`A new snapshot could not be written (${messageOf(error)})`);
      return;
    }
    try {
      await removeOlderFiles(fileSystem, folder, generation);
    } catch (error) {
      this.#report(`Old files could not be removed (${messageOf(error)})`);
    }
  }

  #postpone(trouble: string): void {
    this.#dueAt = this.#journalBytes + this.#options.compactAfterBytes;
    this.#report(trouble);
  }

  #report(trouble: string): void {
    const { folder, onNotice } = this.#options;
    this.#failed++;
    this.#trouble = `${trouble}. Nothing is lost; the files in ${folder} grow until it succeeds.`;
    onNotice(this.#trouble);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
