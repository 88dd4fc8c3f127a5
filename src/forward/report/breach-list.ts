/** What broke the contract, once for each kind. */
export interface Breach {
  /** Who broke it. */
  readonly of: "request" | "reply";
  /** Where, in which way; positions in lists are left out: `body/pets/…/name is required`. */
  readonly what: string;
  readonly count: number;
  /** RFC 3339, UTC. */
  readonly last: string;
}

/** Kinds of breaches with how often and when; only the first `most` kinds are told apart. */
export class BreachList {
  readonly #most: number;
  readonly #breaches = new Map<string, Breach>();
  #others = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one. */
  add(of: Breach["of"], what: string, now: Date): void {
    const text = what.slice(0, LONGEST);
    const key = `${of} ${text}`;
    const known = this.#breaches.get(key);
    if (!known && this.#breaches.size >= this.#most) this.#others++;
    else this.#breaches.set(key, { of, what: text, count: (known?.count ?? 0) + 1, last: now.toISOString() });
  }

  /** The most frequent first. */
  list(): Breach[] {
    return [...this.#breaches.values()].sort((a, b) => b.count - a.count);
  }

  /** How many there were of kinds that are not told apart any more. */
  get others(): number {
    return this.#others;
  }
}

/** The longest text that is kept, in characters. */
const LONGEST = 500;
