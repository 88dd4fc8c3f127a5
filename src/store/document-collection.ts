import type { Column } from "./column.ts";
import { columnsOf } from "./column.ts";
import type { Entry, JsonDocument } from "./document.ts";
import { valueOf } from "./document.ts";
import { PositionedEntries } from "./positioned-entries.ts";
import type { QuerySource } from "./entry-list.ts";
import type { CollectionDefinition } from "./store.ts";
import { indexesOf, uniqueOf } from "./unique.ts";
import { UniqueOwners } from "./unique-owners.ts";

/** A value that an index can look up; objects and lists are compared one by one instead. */
type IndexedValue = string | number | boolean | null;

/** One collection: its documents in order of insertion, and an index for each property that declares one. */
export class DocumentCollection implements QuerySource {
  readonly #byId = new Map<string, Entry>();
  readonly #entries = new PositionedEntries();
  readonly #indexes: ReadonlyMap<string, Map<IndexedValue, PositionedEntries>>;
  readonly #owners: UniqueOwners;
  readonly columns: readonly Column[];

  /** Without a definition it is kept as it comes. */
  constructor(definition?: CollectionDefinition) {
    const { columns, indexes, unique } = definition
      ? { columns: columnsOf(definition), indexes: indexesOf(definition), unique: uniqueOf(definition) }
      : { columns: [], indexes: [], unique: [] };
    this.columns = columns;
    this.#owners = new UniqueOwners(unique);
    this.#indexes = new Map(
      indexes.flatMap(([property]) => (property === undefined ? [] : [[property, new Map()]])),
    );
  }

  /** The properties by which another document than the one with this id has what this one would have, too. */
  sharedBy(id: string, document: JsonDocument): readonly string[] | undefined {
    return this.#owners.sharedBy(id, document);
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  all(): PositionedEntries {
    return this.#entries;
  }

  having(property: string, value: unknown): PositionedEntries | undefined {
    const index = this.#indexes.get(property);
    if (index === undefined || !isIndexedValue(value)) return undefined;
    return index.get(value) ?? new PositionedEntries();
  }

  /**
   * Inserts the document at its position, or replaces the one with the same id, which keeps its own. Gives back what was
   * there before.
   */
  put(entry: Entry): Entry | undefined {
    const existing = this.#byId.get(entry.id);
    if (existing === undefined) this.insert(entry);
    else this.replace(existing, entry);
    return existing;
  }

  /** Inserts a document whose id is known not to be there: to look for it in a large collection takes its time. */
  insert(entry: Entry): void {
    this.#owners.replace(entry.id, undefined, entry.document);
    this.#byId.set(entry.id, entry);
    this.#entries.add(entry);
    for (const [property, index] of this.#indexes) insert(index, valueOf(entry.document, property), entry);
  }

  /** Puts a document in the place of one that is known to be there under the same id. */
  replace(existing: Entry, entry: Entry): void {
    this.#owners.replace(entry.id, existing.document, entry.document);
    const { position } = existing;
    const kept = entry.position === position ? entry : { ...entry, position };
    this.#byId.set(kept.id, kept);
    this.#entries.replace(kept);
    for (const [property, index] of this.#indexes) {
      const from = valueOf(existing.document, property);
      const to = valueOf(kept.document, property);
      if (from === to && isIndexedValue(to)) index.get(to)?.replace(kept);
      else move(index, from, to, kept);
    }
  }

  /** Removes the document with this id, if there is one, and gives it back. */
  delete(id: string): Entry | undefined {
    const existing = this.#byId.get(id);
    if (existing === undefined) return undefined;
    this.#byId.delete(id);
    this.#owners.replace(id, existing.document, undefined);
    this.#entries.delete(existing.position);
    for (const [property, index] of this.#indexes) {
      remove(index, valueOf(existing.document, property), existing.position);
    }
    return existing;
  }
}

function isIndexedValue(value: unknown): value is IndexedValue {
  return value === null || (typeof value !== "object" && value !== undefined);
}

function insert(index: Map<IndexedValue, PositionedEntries>, value: unknown, entry: Entry): void {
  if (!isIndexedValue(value)) return;
  const equals = index.get(value);
  if (equals !== undefined) {
    equals.add(entry);
    return;
  }
  const first = new PositionedEntries();
  first.add(entry);
  index.set(value, first);
}

function remove(index: Map<IndexedValue, PositionedEntries>, value: unknown, position: number): void {
  if (!isIndexedValue(value)) return;
  const equals = index.get(value);
  equals?.delete(position);
  if (equals?.size === 0) index.delete(value);
}

function move(index: Map<IndexedValue, PositionedEntries>, from: unknown, to: unknown, entry: Entry): void {
  remove(index, from, entry.position);
  insert(index, to, entry);
}
