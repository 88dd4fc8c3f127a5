import type { Documents, Entry, JsonDocument } from "./document.ts";
import type { QuerySource } from "./entry-list.ts";
import { evaluate } from "./query.ts";
import type { Page, Query, View } from "./store.ts";

/** A collection that can be asked for one document or for many. */
export interface ReadableCollection extends QuerySource {
  get(id: string): Entry | undefined;
}

/** A state that can be asked for its collections and counters. */
export interface ReadableState {
  collection(name: string): ReadableCollection;
  counter(name: string): number;
}

/** Reads collections until it is ended, and from then on refuses to. */
export class CollectionView implements View<Documents> {
  readonly #owner: string;
  /** Undefined when it has ended: whoever keeps the view must not keep the history that it reads from. */
  #readable: ReadableState | undefined;

  /** `owner` says in messages what has ended: "read" or "transaction". */
  constructor(readable: ReadableState, owner: string) {
    this.#readable = readable;
    this.#owner = owner;
  }

  async get(collection: string, id: string): Promise<JsonDocument | undefined> {
    return this.read(collection, id);
  }

  async find(collection: string, query?: Query<JsonDocument>): Promise<Page<JsonDocument>> {
    return this.query(collection, query);
  }

  async last(counter: string): Promise<number> {
    return this.#state().counter(counter);
  }

  /** The same as `get`, at once. */
  read(collection: string, id: string): JsonDocument | undefined {
    return this.collection(collection).get(id)?.document;
  }

  /** The same as `find`, at once. */
  query(collection: string, query: Query<JsonDocument> = {}): Page<JsonDocument> {
    return evaluate(query, this.collection(collection));
  }

  collection(name: string): ReadableCollection {
    return this.#state().collection(name);
  }

  end(): void {
    this.#readable = undefined;
  }

  refuseWhenEnded(): void {
    this.#state();
  }

  #state(): ReadableState {
    if (this.#readable !== undefined) return this.#readable;
    throw new Error(
      `This ${this.#owner} has ended: await each of its calls inside the function it was given to.`,
    );
  }
}
