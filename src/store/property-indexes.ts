import type { Entry } from "./document.ts";
import { valueOf } from "./document.ts";
import { PositionedEntries } from "./positioned-entries.ts";

/** A value that an index can look up; objects and lists are compared one by one instead. */
type IndexedValue = string | number | boolean | null;

/** The entries of a collection by the values of a property. */
type Index = Map<IndexedValue, PositionedEntries>;

/**
 * The indexes of a collection that are declared, each made when something is first looked up in it: one that nobody asks
 * costs no change anything.
 */
export class PropertyIndexes {
  readonly #declared: ReadonlySet<string>;
  readonly #made = new Map<string, Index>();

  constructor(properties: Iterable<string>) {
    this.#declared = new Set(properties);
  }

  /** Those of all entries whose property equals the value; undefined where no index can tell. */
  having(property: string, value: unknown, all: PositionedEntries): PositionedEntries | undefined {
    if (!this.#declared.has(property) || !isIndexedValue(value)) return undefined;
    const index = this.#made.get(property) ?? this.#make(property, all);
    return index.get(value) ?? new PositionedEntries();
  }

  insert(entry: Entry): void {
    for (const [property, index] of this.#made) insert(index, valueOf(entry.document, property), entry);
  }

  /** Takes an entry in place of the one at its position. */
  replace(existing: Entry, entry: Entry): void {
    for (const [property, index] of this.#made) {
      const from = valueOf(existing.document, property);
      const to = valueOf(entry.document, property);
      if (from === to && isIndexedValue(to)) index.get(to)?.replace(entry);
      else {
        remove(index, from, entry.position);
        insert(index, to, entry);
      }
    }
  }

  delete(existing: Entry): void {
    for (const [property, index] of this.#made) {
      remove(index, valueOf(existing.document, property), existing.position);
    }
  }

  #make(property: string, all: PositionedEntries): Index {
    const index: Index = new Map();
    for (const entry of all.list()) insert(index, valueOf(entry.document, property), entry);
    this.#made.set(property, index);
    return index;
  }
}

function isIndexedValue(value: unknown): value is IndexedValue {
  return value === null || (typeof value !== "object" && value !== undefined);
}

function insert(index: Index, value: unknown, entry: Entry): void {
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

function remove(index: Index, value: unknown, position: number): void {
  if (!isIndexedValue(value)) return;
  const equals = index.get(value);
  equals?.delete(position);
  if (equals?.size === 0) index.delete(value);
}
