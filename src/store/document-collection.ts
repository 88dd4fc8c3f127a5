import type { Column } from "./column.ts";
import { columnsOf } from "./column.ts";
import type { Entry, JsonDocument } from "./document.ts";
import { IdMap } from "./id-map.ts";
import { PositionedEntries } from "./positioned-entries.ts";
import { PropertyIndexes } from "./property-indexes.ts";
import type { QuerySource } from "./entry-list.ts";
import type { CollectionDefinition } from "./store.ts";
import { indexesOf, uniqueOf } from "./unique.ts";
import { UniqueOwners } from "./unique-owners.ts";

/** One collection: its documents in order of insertion, and an index for each property that declares one. */
export class DocumentCollection implements QuerySource {
  readonly #byId = new IdMap<Entry>();
  readonly #entries = new PositionedEntries();
  readonly #indexes: PropertyIndexes;
  readonly #owners: UniqueOwners;
  readonly columns: readonly Column[];

  /** Without a definition it is kept as it comes. */
  constructor(definition?: CollectionDefinition) {
    const { columns, indexes, unique } = definition
      ? { columns: columnsOf(definition), indexes: indexesOf(definition), unique: uniqueOf(definition) }
      : { columns: [], indexes: [], unique: [] };
    this.columns = columns;
    this.#owners = new UniqueOwners(unique);
    this.#indexes = new PropertyIndexes(indexes.flatMap(([property]) => property ?? []));
  }

  /**
   * The properties by which another document than `existing`, in whose place the document would come, has what this one
   * would have, too.
   */
  sharedBy(document: JsonDocument, existing: Entry | undefined): readonly string[] | undefined {
    return this.#owners.sharedBy(document, existing);
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  all(): PositionedEntries {
    return this.#entries;
  }

  having(property: string, value: unknown): PositionedEntries | undefined {
    return this.#indexes.having(property, value, this.#entries);
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
    this.#indexes.insert(entry);
  }

  /** Puts a document in the place of one that is known to be there under the same id. */
  replace(existing: Entry, entry: Entry): void {
    this.#owners.replace(entry.id, existing.document, entry.document);
    const { position } = existing;
    const kept = entry.position === position ? entry : { ...entry, position };
    this.#byId.set(kept.id, kept);
    this.#entries.replace(kept);
    this.#indexes.replace(existing, kept);
  }

  /** Removes the document with this id, if there is one, and gives it back. */
  delete(id: string): Entry | undefined {
    const existing = this.#byId.get(id);
    if (existing === undefined) return undefined;
    this.#byId.delete(id);
    this.#owners.replace(id, existing.document, undefined);
    this.#entries.delete(existing.position);
    this.#indexes.delete(existing);
    return existing;
  }
}
