import type { Figure } from "../../figures/figure.ts";
import { histogram } from "../../figures/figure.ts";
import { Histogram } from "../../figures/histogram.ts";
import type { ChangeRecord, ImageRecord } from "../change.ts";
import type { Persistence } from "../persistence.ts";
import { inSlices } from "../slices.ts";
import type { StoreHealth } from "../store.ts";
import { StoreUnavailableError } from "../store.ts";
import type { Compaction } from "./compaction.ts";
import { encodeFrame } from "./frame.ts";
import { frameImage } from "./image-record.ts";
import type { Journal } from "./journal-file.ts";

interface Waiting {
  readonly sequence: number;
  /** A record in JSON; or a frame of its own, of a whole state. */
  readonly written: string | readonly Buffer[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A batch is not added to beyond this, so that one frame stays small enough to be written and read in one go. */
const BATCH_CHARACTERS = 8 * 1024 * 1024;

/** Upper bounds of how many records are made durable together. */
const BATCH_BOUNDS = [1, 2, 5, 10, 25, 50, 100, 250, 1000];

/**
 * Writes records to the journal. Those that come while a write is under way wait and are written together, one frame
 * and one sync for all of them. After a failure nothing is written any more: what a failed sync has left on the disk
 * cannot be known, nor can a second one that succeeds be believed.
 */
export class JournalWriter implements Persistence {
  readonly isInstant = false;
  readonly #folder: string;
  readonly #compaction: Compaction;
  readonly #release: () => Promise<void>;
  readonly #waiting: Waiting[] = [];
  readonly #syncSeconds = new Histogram();
  readonly #batchRecords = new Histogram(BATCH_BOUNDS);
  #journal: Journal;
  #running: Promise<void> | undefined;
  #failure: StoreUnavailableError | undefined;

  constructor(options: {
    readonly folder: string;
    readonly journal: Journal;
    readonly compaction: Compaction;
    /** Called when everything is closed. */
    readonly release: () => Promise<void>;
  }) {
    this.#folder = options.folder;
    this.#journal = options.journal;
    this.#compaction = options.compaction;
    this.#release = options.release;
  }

  append(record: ChangeRecord): Promise<void> {
    return this.#put(record.sequence, JSON.stringify(record));
  }

  async prepare(record: ImageRecord): Promise<() => Promise<void>> {
    const frame = await inSlices(frameImage(record));
    return () => this.#put(record.sequence, frame);
  }

  #put(sequence: number, written: Waiting["written"]): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.#waiting.push({ sequence, written, resolve: () => resolve(undefined), reject });
    this.#running ??= this.#run();
    return promise;
  }

  health(): StoreHealth {
    return this.#compaction.health();
  }

  figures(): readonly Figure[] {
    return [
      histogram(
        "store_sync_duration_seconds",
        "How long the disk took to make a write last.",
        this.#syncSeconds,
      ),
      histogram("store_batch_records", "Changes that were made durable together.", this.#batchRecords),
      ...this.#compaction.figures(),
    ];
  }

  async close(): Promise<void> {
    try {
      await this.#running;
      await this.#compaction.stop();
      await this.#journal.file.close();
    } finally {
      await this.#release();
    }
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        await this.#write(frameOf(batch));
      } catch (error) {
        this.#fail([...batch, ...this.#waiting.splice(0)], error);
        break;
      }
      this.#batchRecords.observe(batch.length);
      for (const { resolve } of batch) resolve();
      this.#journal = await this.#compaction.nextJournal(this.#journal, batch.at(-1)?.sequence ?? 0);
    }
    this.#running = undefined;
  }

  /** As many as are made durable together; a whole state is alone. */
  #takeBatch(): Waiting[] {
    let characters = 0;
    const end = this.#waiting.findIndex(({ written }) => {
      characters += written.length;
      return typeof written !== "string" || characters > BATCH_CHARACTERS;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1));
  }

  async #write(pieces: readonly Buffer[]): Promise<void> {
    const { file } = this.#journal;
    for (const piece of pieces) {
      await file.write(piece);
      this.#compaction.count(piece.length);
    }
    const started = performance.now();
    await file.sync();
    this.#syncSeconds.observe((performance.now() - started) / 1000);
  }

  #fail(waiting: readonly Waiting[], cause: unknown): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.#failure = new StoreUnavailableError(
      `The journal in ${this.#folder} could not be written (${reason}). Nothing is changed any more; look after the ` +
        `disk and start again.`,
      { cause },
    );
    for (const { reject } of waiting) reject(this.#failure);
    void this.#compaction.stop();
  }
}

/** The frame of a batch, in pieces. */
function frameOf(batch: readonly Waiting[]): readonly Buffer[] {
  const first = batch[0]?.written ?? "";
  if (typeof first !== "string") return first;
  return [encodeFrame(`[${batch.map(({ written }) => written).join(",")}]`)];
}
