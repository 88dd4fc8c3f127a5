import type { Entry, JsonDocument } from "./document.ts";
import { valueOf } from "./document.ts";
import type { EntryList } from "./entry-list.ts";
import { compareValues, isNone } from "./value-order.ts";

/** Entries in the order of their positions. Adding at the end and removing the first cost no search. */
export class PositionedEntries implements EntryList {
  readonly #list: Entry[] = [];
  /** Properties whose values are known to rise, or not to rise, strictly from the first entry to the last. */
  #rising: Map<string, boolean> | undefined;

  get size(): number {
    return this.#list.length;
  }

  /** All entries. The list is good until the next change. */
  list(): readonly Entry[] {
    return this.#list;
  }

  /** Adds an entry whose position is not there. */
  add(entry: Entry): void {
    const last = this.#list.at(-1);
    if (last !== undefined && last.position > entry.position) {
      this.#list.splice(this.#indexOf(entry.position), 0, entry);
      this.#rising = undefined;
      return;
    }
    this.#list.push(entry);
    for (const [property, rising] of this.#rising ?? []) {
      if (rising && !rises(last?.document, entry.document, property)) this.#rising?.set(property, false);
    }
  }

  /** Takes an entry in place of the one at its position. */
  replace(entry: Entry): void {
    this.#list[this.#indexOf(entry.position)] = entry;
    this.#rising = undefined;
  }

  /** Removes the entry at this position. */
  delete(position: number): void {
    if (this.#list[0]?.position === position) this.#list.shift();
    else this.#list.splice(this.#indexOf(position), 1);
    for (const [property, rising] of this.#rising ?? []) if (!rising) this.#rising?.delete(property);
  }

  /** Whether sorting by the property would leave the list as it is, with no two values equal and none missing. */
  isRisingBy(property: string): boolean {
    this.#rising ??= new Map();
    const known = this.#rising.get(property);
    if (known !== undefined) return known;
    const list = this.#list;
    const rising = list.every((entry, index) => rises(list[index - 1]?.document, entry.document, property));
    this.#rising.set(property, rising);
    return rising;
  }

  /** Where the entry with this position stands, or where it would, found by halving. */
  #indexOf(position: number): number {
    let [low, high] = [0, this.#list.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#list[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function rises(before: JsonDocument | undefined, after: JsonDocument, property: string): boolean {
  const value = valueOf(after, property);
  if (isNone(value)) return false;
  return before === undefined || compareValues(valueOf(before, property), value) < 0;
}
