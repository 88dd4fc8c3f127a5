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
  readonly #owner: string;
  /** Undefined when it has ended: whoever keeps the view must not keep the history that it reads from. */
  #find: ((name: string) => ReadableCollection) | undefined;

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
    return this.#collections()(name);
  }

  end(): void {
    this.#find = undefined;
  }

  refuseWhenEnded(): void {
    this.#collections();
  }

  #collections(): (name: string) => ReadableCollection {
    if (this.#find !== undefined) return this.#find;
    throw new Error(
      `This ${this.#owner} has ended: await each of its calls inside the function it was given to.`,
    );
  }
}
