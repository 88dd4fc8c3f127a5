import type { Entry, JsonDocument } from "./document.ts";
import { valueOf } from "./document.ts";
import { compareValues, isNone } from "./value-order.ts";

/** Entries by id and in the order of their positions. Adding at the end, finding and replacing cost no search. */
export class OrderedEntries {
  readonly #byId = new Map<string, Entry>();
  /** In order of position; undefined when it must be made again. */
  #list: Entry[] | undefined;
  /** Properties whose values are known to rise, or not to rise, strictly from the first entry to the last. */
  #rising: Map<string, boolean> | undefined;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  /** All entries in order of position. The list is good until the next change. */
  list(): readonly Entry[] {
    this.#list ??= [...this.#byId.values()].sort((a, b) => a.position - b.position);
    return this.#list;
  }

  /** Adds an entry whose id is not there. */
  add(entry: Entry): void {
    this.#byId.set(entry.id, entry);
    const last = this.#list?.at(-1);
    if (this.#list === undefined || (last !== undefined && last.position > entry.position)) {
      this.#list = undefined;
      this.#rising = undefined;
      return;
    }
    this.#list.push(entry);
    for (const [property, rising] of this.#rising ?? []) {
      if (rising && !rises(last?.document, entry.document, property)) this.#rising?.set(property, false);
    }
  }

  /** Takes an entry in place of the one that has its id and its position. */
  replace(entry: Entry): void {
    this.#byId.set(entry.id, entry);
    if (this.#list) this.#list[indexOf(this.#list, entry.position)] = entry;
    this.#rising = undefined;
  }

  delete(id: string): void {
    const entry = this.#byId.get(id);
    this.#byId.delete(id);
    if (this.#list?.at(-1) === entry) this.#list?.pop();
    else if (this.#list?.[0] === entry) this.#list?.shift();
    else this.#list = undefined;
    for (const [property, rising] of this.#rising ?? []) if (!rising) this.#rising?.delete(property);
  }

  /** Whether sorting by the property would leave the list as it is, with no two values equal and none missing. */
  isRisingBy(property: string): boolean {
    this.#rising ??= new Map();
    const known = this.#rising.get(property);
    if (known !== undefined) return known;
    const list = this.list();
    const rising = list.every((entry, index) => rises(list[index - 1]?.document, entry.document, property));
    this.#rising.set(property, rising);
    return rising;
  }
}

/** Where the entry with this position stands, found by halving. */
function indexOf(list: readonly Entry[], position: number): number {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.position ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rises(before: JsonDocument | undefined, after: JsonDocument, property: string): boolean {
  const value = valueOf(after, property);
  if (isNone(value)) return false;
  return before === undefined || compareValues(valueOf(before, property), value) < 0;
}
