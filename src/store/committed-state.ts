import type { Change, ChangeRecord } from "./change.ts";
import type { ReadableCollection, ReadableState } from "./collection-view.ts";
import type { Entry } from "./document.ts";
import type { DocumentCollection } from "./document-collection.ts";
import { PositionedEntries } from "./positioned-entries.ts";
import { StateTree } from "./state-tree.ts";

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

/** A state that keeps, for those who are still reading, what it was when they began. */
export class CommittedState {
  #tree: StateTree;
  #now: Moment = { undo: [], next: undefined };
  #sequence: number;
  #readers = 0;

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

  apply(record: ChangeRecord): void {
    this.#sequence = record.sequence;
    if ("image" in record) {
      this.#tree = new StateTree(this.#tree.definitions, record.image);
      this.#now = { undo: [], next: undefined };
      return;
    }
    const tree = this.#tree;
    const undo = record.changes.map((change) => tree.apply(change));
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
    return {
      collection: (name) => {
        const collection = tree.collection(name);
        if (moment.next === undefined) return collection;
        const former = formerEntries(moment, name);
        return former.size === 0 ? collection : asItWas(collection, former);
      },
      counter: (name) => formerCount(moment, name) ?? tree.counter(name),
      release: () => {
        if (--this.#readers === 0) this.#now = { undo: [], next: undefined };
      },
    };
  }
}

/** What a counter was, where it has been changed since: the earliest change knows. */
function formerCount(since: Moment, counter: string): number | undefined {
  for (let moment: Moment | undefined = since; moment !== undefined; moment = moment.next) {
    const change = moment.undo.find((undo) => undo.type === "count" && undo.counter === counter);
    if (change?.type === "count") return change.value;
  }
  return undefined;
}

/** What the entries that have changed since were then; undefined for those that were not there. */
function formerEntries(since: Moment, collection: string): ReadonlyMap<string, Entry | undefined> {
  const former = new Map<string, Entry | undefined>();
  for (let moment: Moment | undefined = since; moment !== undefined; moment = moment.next) {
    for (const change of moment.undo) {
      if (change.type === "count" || change.collection !== collection) continue;
      const id = change.type === "put" ? change.entry.id : change.id;
      if (!former.has(id)) former.set(id, change.type === "put" ? change.entry : undefined);
    }
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
