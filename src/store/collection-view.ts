import type { Documents, Entry, JsonDocument } from "./document.ts";
import type { QuerySource } from "./entry-list.ts";
import { evaluate } from "./query.ts";
import type { Page, Query, View } from "./store.ts";

/** A collection that can be asked for one document or for many. */
export interface ReadableCollection extends QuerySource {
  get(id: string): Entry | undefined;
}

/** Reads collections until it is ended, and from then on refuses to. */
export class CollectionView implements View<Documents> {
  readonly #find: (name: string) => ReadableCollection;
  readonly #owner: string;
  #ended = false;

  /** `owner` says in messages what has ended: "read" or "transaction". */
  constructor(find: (name: string) => ReadableCollection, owner: string) {
    this.#find = find;
    this.#owner = owner;
  }

  async get(collection: string, id: string): Promise<JsonDocument | undefined> {
    return this.collection(collection).get(id)?.document;
  }

  async find(collection: string, query: Query<JsonDocument> = {}): Promise<Page<JsonDocument>> {
    return evaluate(query, this.collection(collection));
  }

  collection(name: string): ReadableCollection {
    this.refuseWhenEnded();
    return this.#find(name);
  }

  end(): void {
    this.#ended = true;
  }

  refuseWhenEnded(): void {
    if (!this.#ended) return;
    throw new Error(
      `This ${this.#owner} has ended: await each of its calls inside the function it was given to.`,
    );
  }
}
