import type { Figure } from "../figures/figure.ts";
import { counter, histogram } from "../figures/figure.ts";
import { Histogram } from "../figures/histogram.ts";
import type { ChangeRecord, StateImage } from "./change.ts";
import { CollectionView } from "./collection-view.ts";
import { CommittedState } from "./committed-state.ts";
import type { Documents } from "./document.ts";
import type { Persistence } from "./persistence.ts";
import { imageOfSeed } from "./seed-image.ts";
import type { Definitions } from "./state-tree.ts";
import { StateTree } from "./state-tree.ts";
import type { Seed, Store, StoreHealth, Transaction, View } from "./store.ts";
import { StoreUnavailableError } from "./store.ts";
import { TreeTransaction } from "./tree-transaction.ts";
import { Turns } from "./turns.ts";

/** What a store begins with, and what makes its changes last. */
export interface TreeStoreOptions {
  readonly definitions: Definitions;
  readonly image: StateImage;
  /** The sequence of the last record that is in `image`. */
  readonly sequence: number;
  /** Given a way to look at the committed state. */
  readonly persistence: (committed: () => CommittedState) => Persistence;
}

/**
 * A store in memory over a persistence. Where its changes take time to last it has the state twice: `head`, which the next
 * transaction sees, and the committed one, which everybody else sees. A transaction is in `head` when its body ends and
 * committed when it is durable, so that the next one need not wait for the disk, and many share one wait.
 */
export class TreeStore implements Store<Documents> {
  readonly #turns = new Turns();
  readonly #committed: CommittedState;
  readonly #persistence: Persistence;
  readonly #accepted: ChangeRecord[] = [];
  #head: StateTree;
  #sequence: number;
  /** Settles when everything that is in `head` is durable; undefined where it always is. */
  #durable: Promise<void> | undefined;
  #failure: StoreUnavailableError | undefined;
  #closed: Promise<void> | undefined;
  /** How many reads and changes have begun and not ended. */
  #underWay = 0;
  #onIdle: (() => void) | undefined;
  readonly #commitSeconds = new Histogram();
  #changes = 0;

  constructor({ definitions, image, sequence, persistence }: TreeStoreOptions) {
    this.#committed = new CommittedState(new StateTree(definitions, image), sequence);
    this.#persistence = persistence(() => this.#committed);
    this.#head = this.#persistence.isInstant ? this.#committed.tree : new StateTree(definitions, image);
    this.#sequence = sequence;
  }

  async read<Result>(body: (view: View<Documents>) => Result | Promise<Result>): Promise<Result> {
    this.#enter();
    const pinned = this.#committed.pin();
    const view = new CollectionView(pinned, "read");
    try {
      return await body(view);
    } finally {
      view.end();
      pinned.release();
      this.#leave();
    }
  }

  async transaction<Result>(body: (tx: Transaction<Documents>) => Result | Promise<Result>): Promise<Result> {
    this.#enter();
    try {
      const ahead = this.#turns.take();
      if (ahead !== undefined) await ahead;
      const outcome = await this.#attempt(body);
      // A refusal, too, may rest on changes that are not durable yet, and must not be heard of before they are.
      if (outcome.durable !== undefined) await outcome.durable;
      if ("error" in outcome) throw outcome.error;
      return outcome.result;
    } finally {
      this.#leave();
    }
  }

  async dump(): Promise<Seed<Documents>> {
    this.#refuseWhenClosed();
    return this.#committed.dump();
  }

  async reset(seed: Seed<Documents>): Promise<void> {
    this.#enter();
    try {
      const image = imageOfSeed(seed, this.#head.definitions);
      await this.#turns.take();
      await this.#begin(image);
    } finally {
      this.#leave();
    }
  }

  health(): StoreHealth {
    if (this.#failure !== undefined) return { status: "read-only", detail: this.#failure.message };
    return this.#persistence.health();
  }

  figures(): readonly Figure[] {
    const { tree } = this.#committed;
    const samples = [...tree.definitions.keys()].map((collection) => {
      return { labels: { collection }, value: tree.collection(collection).all().size };
    });
    return [
      { name: "store_documents", help: "Documents of each collection.", kind: "gauge", samples },
      counter("store_changes_total", "Transactions that have changed something.", this.#changes),
      ...(this.#durable === undefined
        ? []
        : [
            histogram(
              "store_commit_duration_seconds",
              "From a change to its being durable.",
              this.#commitSeconds,
            ),
          ]),
      ...(this.#persistence.figures?.() ?? []),
    ];
  }

  close(): Promise<void> {
    this.#closed ??= this.#whenIdle().then(() => this.#persistence.close());
    return this.#closed;
  }

  #refuseWhenClosed(): void {
    if (this.#closed !== undefined) throw new StoreUnavailableError("The store is closed.");
  }

  #enter(): void {
    this.#refuseWhenClosed();
    this.#underWay++;
  }

  #leave(): void {
    if (--this.#underWay === 0) this.#onIdle?.();
  }

  #whenIdle(): Promise<void> {
    return this.#underWay === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.#onIdle = resolve;
        });
  }

  /** Runs the body, whose turn it is. What it has changed stays in `head`, or goes when it throws. */
  async #attempt<Result>(body: (tx: Transaction<Documents>) => Result | Promise<Result>) {
    const tx = new TreeTransaction(this.#head);
    if (this.#persistence.isInstant) this.#committed.begin(tx.undoing);
    try {
      this.#refuseAfterFailure();
      const result = await body(tx);
      tx.end();
      const { changes } = tx;
      const isKept = this.#failure === undefined && changes.length > 0;
      // A promise inside an object: the turn must not wait for it.
      return {
        result,
        durable: isKept ? this.#accept({ sequence: this.#sequence + 1, changes }) : this.#durable,
      };
    } catch (error) {
      tx.end();
      tx.undo();
      return { error, durable: this.#durable };
    } finally {
      this.#committed.end();
      this.#turns.done();
    }
  }

  /** Replaces everything, and ends the turn. Settles when that is durable. */
  #begin(image: StateImage): Promise<void> | undefined {
    try {
      this.#refuseAfterFailure();
      const { definitions } = this.#head;
      const durable = this.#accept({ sequence: this.#sequence + 1, image });
      this.#head = this.#persistence.isInstant ? this.#committed.tree : new StateTree(definitions, image);
      return durable;
    } finally {
      this.#turns.done();
    }
  }

  #refuseAfterFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #accept(record: ChangeRecord): Promise<void> | undefined {
    const appended = this.#persistence.append(record);
    this.#sequence = record.sequence;
    this.#changes++;
    if (appended === undefined) {
      if ("image" in record) this.#committed.apply(record);
      else this.#committed.end(record);
      return undefined;
    }
    this.#accepted.push(record);
    const started = performance.now();
    this.#durable = appended.then(
      () => {
        this.#commitSeconds.observe((performance.now() - started) / 1000);
        this.#commit(record.sequence);
      },
      (error: unknown) => this.#fail(error),
    );
    return this.#durable;
  }

  /** Applies, in order, all records up to this one: that it is durable means that those before it are. */
  #commit(sequence: number): void {
    while (this.#accepted[0] !== undefined && this.#accepted[0].sequence <= sequence) {
      const record = this.#accepted.shift();
      if (record !== undefined) this.#committed.apply(record);
    }
  }

  /** Nobody will see `head` again: it has what is not durable. */
  #fail(error: unknown): never {
    this.#failure ??=
      error instanceof StoreUnavailableError
        ? error
        : new StoreUnavailableError("A change could not be made to last; the store is read-only now.", {
            cause: error,
          });
    throw this.#failure;
  }
}
