import type { JsonDocument } from "../document.ts";

/** What will be of a document: put in, in its place or after all others, or gone. */
export type PendingDocument =
  | { readonly type: "put"; readonly document: JsonDocument; readonly isMoved: boolean }
  | { readonly type: "delete" };

/** What a transaction has changed and not yet sent. */
export class PendingChanges {
  /** By collection and id, in the order in which they will be inserted. */
  readonly collections = new Map<string, Map<string, PendingDocument>>();
  readonly counters = new Map<string, number>();

  get isEmpty(): boolean {
    return this.collections.size === 0 && this.counters.size === 0;
  }

  documentOf(collection: string, id: string): PendingDocument | undefined {
    return this.collections.get(collection)?.get(id);
  }

  put(collection: string, id: string, document: JsonDocument): void {
    const documents = this.#of(collection);
    const before = documents.get(id);
    // What was there and has gone comes back after all others.
    const isMoved = before?.type === "delete" || (before?.type === "put" && before.isMoved);
    if (before?.type === "delete") documents.delete(id);
    documents.set(id, { type: "put", document, isMoved });
  }

  delete(collection: string, id: string): void {
    const documents = this.#of(collection);
    documents.delete(id);
    documents.set(id, { type: "delete" });
  }

  /** Forgets what has been sent. */
  clear(): void {
    this.collections.clear();
    this.counters.clear();
  }

  #of(collection: string): Map<string, PendingDocument> {
    const known = this.collections.get(collection);
    if (known !== undefined) return known;
    const documents = new Map<string, PendingDocument>();
    this.collections.set(collection, documents);
    return documents;
  }
}
