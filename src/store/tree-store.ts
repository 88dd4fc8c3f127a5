import type { Figure } from "../figures/figure.ts";
import { counter, histogram } from "../figures/figure.ts";
import { Histogram } from "../figures/histogram.ts";
import type { StateImage } from "./change.ts";
import { CollectionView } from "./collection-view.ts";
import { CommittedState } from "./committed-state.ts";
import type { Documents } from "./document.ts";
import type { Persistence } from "./persistence.ts";
import { takeInSeed } from "./seed-image.ts";
import { inSlices } from "./slices.ts";
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
  /** What is not durable yet: what each does to the committed state when it is. */
  readonly #accepted: { readonly sequence: number; readonly commit: () => void }[] = [];
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
      const tx = new TreeTransaction(this.#head);
      if (this.#persistence.isInstant) this.#committed.begin(tx.undoing);
      let outcome;
      // Not a function of its own: to wait for one more would cost each change a turn of the queue.
      try {
        this.#refuseAfterFailure();
        const result = await body(tx);
        tx.end();
        outcome = { result, durable: this.#acceptChangesOf(tx) };
      } catch (error) {
        tx.end();
        tx.undo();
        outcome = { error, durable: this.#durable };
      } finally {
        this.#committed.end();
        this.#turns.done();
      }
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
      await this.#turns.take();
      const { durable } = await this.#begin(seed);
      await durable;
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

  /** Replaces everything, and ends the turn. Readers see the former state until all of the new one can be seen. */
  async #begin(seed: Seed<Documents>): Promise<{ readonly durable: Promise<void> | undefined }> {
    try {
      this.#refuseAfterFailure();
      const { definitions } = this.#head;
      const image = await inSlices(takeInSeed(seed, definitions));
      const sequence = this.#sequence + 1;
      const append = await this.#persistence.prepare?.({ sequence, image });
      const grow = () => inSlices(StateTree.grow(definitions, image));
      const head = await grow();
      const committed = this.#persistence.isInstant ? head : await grow();
      const appended = append ? append() : this.#persistence.append({ sequence, image });
      const durable = this.#accept(sequence, appended, () => this.#committed.replace(sequence, committed));
      this.#head = head;
      // A promise inside an object: the turn must not wait for it.
      return { durable };
    } finally {
      this.#turns.done();
    }
  }

  #refuseAfterFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Takes in what a transaction has changed. Gives what has to be waited for before anybody hears of its end. */
  #acceptChangesOf({ changes }: TreeTransaction): Promise<void> | undefined {
    if (this.#failure !== undefined || changes.length === 0) return this.#durable;
    const record = { sequence: this.#sequence + 1, changes };
    return this.#accept(record.sequence, this.#persistence.append(record), () => {
      if (this.#persistence.isInstant) this.#committed.end(record);
      else this.#committed.apply(record);
    });
  }

  #accept(sequence: number, appended: Promise<void> | undefined, commit: () => void) {
    this.#sequence = sequence;
    this.#changes++;
    if (appended === undefined) {
      commit();
      return undefined;
    }
    this.#accepted.push({ sequence, commit });
    const started = performance.now();
    this.#durable = appended.then(
      () => {
        this.#commitSeconds.observe((performance.now() - started) / 1000);
        this.#commit(sequence);
      },
      (error: unknown) => this.#fail(error),
    );
    return this.#durable;
  }

  /** Commits, in order, everything up to this record: that it is durable means that what came before it is. */
  #commit(sequence: number): void {
    while (this.#accepted[0] !== undefined && this.#accepted[0].sequence <= sequence)
      this.#accepted.shift()?.commit();
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
