import type { Change, TransactionRecord } from "./change.ts";
import type { ReadableCollection, ReadableState } from "./collection-view.ts";
import type { Documents, Entry } from "./document.ts";
import type { DocumentCollection } from "./document-collection.ts";
import { PositionedEntries } from "./positioned-entries.ts";
import type { StateTree } from "./state-tree.ts";
import type { Seed } from "./store.ts";

/** A point in the history of a state; from it, one comes to everything that has changed since. */
interface Moment {
  /** What undoes the changes that ended this moment. */
  undo: readonly Change[];
  next: Moment | undefined;
}

/** A state as it was when reading it began. */
export interface PinnedState extends ReadableState {
  /** Says that it is not read any more; to be called once. */
  release(): void;
}

const NOTHING: readonly Change[] = [];

/** A state that keeps, for those who are still reading, what it was when they began. */
export class CommittedState {
  #tree: StateTree;
  #now: Moment = { undo: [], next: undefined };
  #sequence: number;
  #readers = 0;
  /** What takes back the transaction that is at work in the tree itself. */
  #unsettled: readonly Change[] = NOTHING;

  constructor(tree: StateTree, sequence: number) {
    this.#tree = tree;
    this.#sequence = sequence;
  }

  /** The sequence of the last record that is in the state. */
  get sequence(): number {
    return this.#sequence;
  }

  get tree(): StateTree {
    return this.#tree;
  }

  /** Makes the changes of a record in the tree. */
  apply({ sequence, changes }: TransactionRecord): void {
    this.#sequence = sequence;
    const tree = this.#tree;
    this.#remember(changes.map((change) => tree.apply(change)));
  }

  /** Takes another tree in the place of the whole state. */
  replace(sequence: number, tree: StateTree): void {
    this.#sequence = sequence;
    this.#tree = tree;
    this.#now = { undo: [], next: undefined };
  }

  /**
   * Lets a transaction work in the tree itself, where nobody has to wait for its changes to last. Readers see none of them
   * until it has ended: `undo` says at any time what takes them back.
   */
  begin(undo: readonly Change[]): void {
    this.#unsettled = undo;
  }

  /** Ends that transaction, whose changes stay where it has a record and are gone where it has none. */
  end(record?: TransactionRecord): void {
    const undo = this.#unsettled;
    this.#unsettled = NOTHING;
    if (record === undefined) return;
    this.#sequence = record.sequence;
    this.#remember(undo);
  }

  /** The whole state. */
  dump(): Seed<Documents> {
    const tree = this.#tree;
    const redo = this.#unsettled.toReversed().map((change) => tree.apply(change));
    try {
      return tree.dump();
    } finally {
      for (const change of redo.reverse()) tree.apply(change);
    }
  }

  #remember(undo: readonly Change[]): void {
    // A history that nobody reads is not written. Each moment holds the next one, and one of them that has grown old would
    // keep all that follow from the collector of young garbage, however dead it is itself.
    if (this.#readers === 0) return;
    const next: Moment = { undo: [], next: undefined };
    this.#now.undo = undo;
    this.#now.next = next;
    this.#now = next;
  }

  /** The state as it is at this moment, however late it is asked. */
  pin(): PinnedState {
    this.#readers++;
    const tree = this.#tree;
    const moment = this.#now;
    // What has been changed since then, in order.
    const since = () => [...changesAfter(moment), ...(tree === this.#tree ? this.#unsettled : NOTHING)];
    return {
      collection: (name) => {
        const collection = tree.collection(name);
        if (moment.next === undefined && this.#unsettled.length === 0) return collection;
        const former = formerEntries(since(), name);
        return former.size === 0 ? collection : asItWas(collection, former);
      },
      counter: (name) => formerCount(since(), name) ?? tree.counter(name),
      release: () => {
        if (--this.#readers === 0) this.#now = { undo: [], next: undefined };
      },
    };
  }
}

/** What takes back the changes that were made after a moment. */
function changesAfter(start: Moment): readonly Change[] {
  const changes: Change[] = [];
  for (let moment = start; moment.next !== undefined; moment = moment.next) changes.push(...moment.undo);
  return changes;
}

/** What a counter was, where it has been changed since: the earliest change knows. */
function formerCount(undoing: readonly Change[], counter: string): number | undefined {
  const change = undoing.find((undo) => undo.type === "count" && undo.counter === counter);
  return change?.type === "count" ? change.value : undefined;
}

/** What the entries that have changed since were then; undefined for those that were not there. */
function formerEntries(
  undoing: readonly Change[],
  collection: string,
): ReadonlyMap<string, Entry | undefined> {
  const former = new Map<string, Entry | undefined>();
  for (const change of undoing) {
    if (change.type === "count" || change.collection !== collection) continue;
    const id = change.type === "put" ? change.entry.id : change.id;
    if (!former.has(id)) former.set(id, change.type === "put" ? change.entry : undefined);
  }
  return former;
}

function asItWas(
  collection: DocumentCollection,
  former: ReadonlyMap<string, Entry | undefined>,
): ReadableCollection {
  return {
    get: (id) => (former.has(id) ? former.get(id) : collection.get(id)),
    all: () => {
      const all = new PositionedEntries();
      for (const entry of collection.all().list()) if (!former.has(entry.id)) all.add(entry);
      for (const entry of former.values()) if (entry !== undefined) all.add(entry);
      return all;
    },
    having: () => undefined,
  };
}
