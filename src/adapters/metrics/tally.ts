/** With more names than this, the further ones are counted as one: what a handler names is its own to bound, and may be. */
const MOST_NAMES = 200;

/** What is counted under all names that come when there are too many. */
const OTHERS = "other";

/** Counts by name, of which only so many are told apart. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    const before = this.#counts.get(name);
    if (before !== undefined || this.#counts.size < MOST_NAMES) this.#counts.set(name, (before ?? 0) + 1);
    else this.#counts.set(OTHERS, (this.#counts.get(OTHERS) ?? 0) + 1);
  }

  entries(): Iterable<readonly [name: string, count: number]> {
    return this.#counts;
  }
}
