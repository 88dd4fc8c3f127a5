import type { Change } from "./change.ts";
import { refuseOtherTypes } from "./column.ts";
import type { Documents, JsonDocument } from "./document.ts";
import { copyDocument } from "./document.ts";
import type { Query } from "./store.ts";
import type { Page, Transaction } from "./store.ts";
import { CollectionView } from "./collection-view.ts";
import { idOf } from "./seed-image.ts";
import type { StateTree } from "./state-tree.ts";
import { NotUniqueError } from "./unique.ts";

/** A transaction that changes a state as it goes, and can take every change back. */
export class TreeTransaction implements Transaction<Documents> {
  readonly #tree: StateTree;
  readonly #view: CollectionView;
  readonly #changes: Change[] = [];
  readonly #undo: Change[] = [];

  constructor(tree: StateTree) {
    this.#tree = tree;
    this.#view = new CollectionView(tree, "transaction");
  }

  /** What it has changed, in order. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** What takes its changes back, in the order in which they were made; the list goes on as they do. */
  get undoing(): readonly Change[] {
    return this.#undo;
  }

  async get(collection: string, id: string): Promise<JsonDocument | undefined> {
    return this.#view.read(collection, id);
  }

  async find(collection: string, query?: Query<JsonDocument>): Promise<Page<JsonDocument>> {
    return this.#view.query(collection, query);
  }

  async last(counter: string): Promise<number> {
    return this.#view.last(counter);
  }

  async put(collection: string, document: JsonDocument): Promise<void> {
    this.#view.refuseWhenEnded();
    const present = this.#tree.collection(collection);
    const copy = copyDocument(document);
    const id = idOf(copy, collection, this.#tree.definitions.get(collection)?.id ?? "id");
    refuseOtherTypes(copy, collection, present.columns);
    const existing = present.get(id);
    const shared = present.sharedBy(copy, existing);
    if (shared !== undefined) throw new NotUniqueError(collection, shared, copy);
    const position = existing?.position ?? this.#tree.nextPosition();
    const entry = { id, position, document: copy };
    this.#changes.push({ type: "put", collection, entry });
    this.#undo.push(this.#tree.put(collection, entry, existing));
  }

  async delete(collection: string, id: string): Promise<boolean> {
    if (this.#view.collection(collection).get(id) === undefined) return false;
    this.#apply({ type: "delete", collection, id });
    return true;
  }

  async next(counter: string): Promise<number> {
    this.#view.refuseWhenEnded();
    const value = this.#tree.counter(counter) + 1;
    this.#apply({ type: "count", counter, value });
    return value;
  }

  /** From now on every use is refused. */
  end(): void {
    this.#view.end();
  }

  /** Takes every change back. */
  undo(): void {
    for (const change of this.#undo.reverse()) this.#tree.apply(change);
    this.#changes.length = 0;
    this.#undo.length = 0;
  }

  #apply(change: Change): void {
    this.#changes.push(change);
    this.#undo.push(this.#tree.apply(change));
  }
}
