import type { Entry } from "./document.ts";
import { valueOf } from "./document.ts";
import { OrderedEntries } from "./ordered-entries.ts";
import type { QuerySource } from "./entry-list.ts";

/** A value that an index can look up; objects and lists are compared one by one instead. */
type IndexedValue = string | number | boolean | null;

/** One collection: its documents in order of insertion, and an index for each property that declares one. */
export class DocumentCollection implements QuerySource {
  readonly #entries = new OrderedEntries();
  readonly #indexes: ReadonlyMap<string, Map<IndexedValue, OrderedEntries>>;

  constructor(indexed: readonly string[]) {
    this.#indexes = new Map(indexed.map((property) => [property, new Map()]));
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  all(): OrderedEntries {
    return this.#entries;
  }

  having(property: string, value: unknown): OrderedEntries | undefined {
    const index = this.#indexes.get(property);
    if (index === undefined || !isIndexedValue(value)) return undefined;
    return index.get(value) ?? new OrderedEntries();
  }

  /** Inserts the document at its position, or replaces the one with the same id, which keeps its own. */
  put(entry: Entry): void {
    const existing = this.#entries.get(entry.id);
    if (existing === undefined) {
      this.#entries.add(entry);
      for (const [property, index] of this.#indexes) insert(index, valueOf(entry.document, property), entry);
      return;
    }
    const { position } = existing;
    const kept = entry.position === position ? entry : { ...entry, position };
    this.#entries.replace(kept);
    for (const [property, index] of this.#indexes) {
      const from = valueOf(existing.document, property);
      const to = valueOf(kept.document, property);
      if (from === to && isIndexedValue(to)) index.get(to)?.replace(kept);
      else move(index, from, to, kept);
    }
  }

  /** Removes the document with this id, if there is one. */
  delete(id: string): void {
    const existing = this.#entries.get(id);
    if (existing === undefined) return;
    this.#entries.delete(id);
    for (const [property, index] of this.#indexes) {
      remove(index, valueOf(existing.document, property), id);
    }
  }
}

function isIndexedValue(value: unknown): value is IndexedValue {
  return value === null || (typeof value !== "object" && value !== undefined);
}

function insert(index: Map<IndexedValue, OrderedEntries>, value: unknown, entry: Entry): void {
  if (!isIndexedValue(value)) return;
  const equals = index.get(value);
  if (equals !== undefined) {
    equals.add(entry);
    return;
  }
  const first = new OrderedEntries();
  first.add(entry);
  index.set(value, first);
}

function remove(index: Map<IndexedValue, OrderedEntries>, value: unknown, id: string): void {
  if (!isIndexedValue(value)) return;
  const equals = index.get(value);
  equals?.delete(id);
  if (equals?.size === 0) index.delete(value);
}

function move(index: Map<IndexedValue, OrderedEntries>, from: unknown, to: unknown, entry: Entry): void {
  remove(index, from, entry.id);
  insert(index, to, entry);
}
