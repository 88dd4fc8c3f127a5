import type { Change, StateImage } from "./change.ts";
import type { Documents, Entry } from "./document.ts";
import { DocumentCollection } from "./document-collection.ts";
import type { Work } from "./slices.ts";
import { atOnce } from "./slices.ts";
import type { CollectionDefinition, Seed } from "./store.ts";

/** How each collection is kept, by its name. */
export type Definitions = ReadonlyMap<string, CollectionDefinition>;

/** A whole state in memory: the collections and the counters. */
export class StateTree {
  readonly definitions: Definitions;
  readonly #collections = new Map<string, DocumentCollection>();
  readonly #counters = new Map<string, number>();
  #lastPosition = 0;

  constructor(definitions: Definitions, image: StateImage = { collections: [], counters: [] }) {
    this.definitions = definitions;
    for (const name of definitions.keys()) this.#open(name);
    atOnce(this.#fill(image));
  }

  /** The work of making a tree, document by document. */
  static *grow(definitions: Definitions, image: StateImage): Work<StateTree> {
    const tree = new StateTree(definitions);
    yield* tree.#fill(image);
    return tree;
  }

  /**
   * The collection of this name.
   * @throws {TypeError} when none is defined.
   */
  collection(name: string): DocumentCollection {
    const collection = this.#collections.get(name);
    if (collection !== undefined && this.definitions.has(name)) return collection;
    const known = [...this.definitions.keys()].join(", ");
    throw new TypeError(`There is no collection "${name}"; there are: ${known}.`);
  }

  counter(name: string): number {
    return this.#counters.get(name) ?? 0;
  }

  /** A position after that of every document so far. */
  nextPosition(): number {
    return this.#lastPosition + 1;
  }

  /** Makes a change, whether or not its collection is defined, and returns the change that undoes it. */
  apply(change: Change): Change {
    if (change.type === "count") {
      const before = this.counter(change.counter);
      if (change.value === 0) this.#counters.delete(change.counter);
      else this.#counters.set(change.counter, change.value);
      return { ...change, value: before };
    }
    const { collection } = change;
    const id = change.type === "put" ? change.entry.id : change.id;
    const before =
      change.type === "put" ? this.#put(collection, change.entry) : this.#open(collection).delete(id);
    return before ? { type: "put", collection, entry: before } : { type: "delete", collection, id };
  }

  /** Puts an entry where `existing` is known to be, or nothing to be, and returns the change that undoes it. */
  put(collection: string, entry: Entry, existing: Entry | undefined): Change {
    const { id, position } = entry;
    const documents = this.#open(collection);
    if (existing !== undefined) {
      documents.replace(existing, entry);
      return { type: "put", collection, entry: existing };
    }
    this.#lastPosition = Math.max(this.#lastPosition, position);
    documents.insert(entry);
    return { type: "delete", collection, id };
  }

  /** The state as it is now, which no later change touches. */
  image(): StateImage {
    const collections = Array.from(this.#collections, ([name, collection]) => {
      return [name, [...collection.all().list()]] as const;
    });
    return { collections, counters: [...this.#counters] };
  }

  /** The state as it is now, without what only the store needs. */
  dump(): Seed<Documents> {
    const collections = Array.from(this.#collections, ([name, collection]) => {
      const entries = collection.all().list();
      return [name, entries.map(({ document }) => document)] as const;
    });
    return { collections: Object.fromEntries(collections), counters: Object.fromEntries(this.#counters) };
  }

  *#fill({ collections, counters }: StateImage): Work<void> {
    for (const [name, entries] of collections) {
      for (const entry of entries) {
        this.#put(name, entry);
        yield;
      }
    }
    for (const [name, value] of counters) this.#counters.set(name, value);
  }

  #put(collection: string, entry: Entry): Entry | undefined {
    this.#lastPosition = Math.max(this.#lastPosition, entry.position);
    return this.#open(collection).put(entry);
  }

  #open(name: string): DocumentCollection {
    const existing = this.#collections.get(name);
    if (existing !== undefined) return existing;
    const created = new DocumentCollection(this.definitions.get(name));
    this.#collections.set(name, created);
    return created;
  }
}
