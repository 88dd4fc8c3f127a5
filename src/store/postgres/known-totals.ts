import type { DatabaseSession } from "./database-session.ts";
import type { Layout } from "./layout.ts";
import type { Statement } from "./statement.ts";

/** Counts what matches, in one snapshot of the database. */
export type CountMatches = (count: Statement) => Promise<number>;

/** Counts each time. */
export function countEachTime(session: DatabaseSession): CountMatches {
  return async (count) => {
    const [row] = await session.rows<{ count: string }>(count);
    return Number(row?.count);
  };
}

/** So many totals are known at most. */
const MOST = 1000;

/**
 * For so long a total is known at most, in milliseconds, far less than the numbers of a server that has ended are kept. Whoever
 * changes tables with another program leaves no trace that is looked for here.
 */
const KNOWN_FOR_MS = 60_000;

/**
 * Knows what was counted, for as long as nobody has changed anything: every change of every server is numbered in the
 * transaction that makes it, so that the numbers that a snapshot has tell it from all others.
 */
export class KnownTotals {
  readonly #layout: Layout;
  #state = "";
  #since = -Infinity;
  readonly #totals = new Map<string, number>();

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** Asks which state a snapshot has; what matches in it is counted when it has not been before. */
  async in(session: DatabaseSession): Promise<CountMatches> {
    const state = await this.#stateOf(session);
    const now = performance.now();
    if (state !== this.#state || now - this.#since > KNOWN_FOR_MS || this.#totals.size >= MOST) {
      this.#totals.clear();
      this.#state = state;
      this.#since = now;
    }
    return async (count) => {
      const key = JSON.stringify([count.text, count.values]);
      const known = state === this.#state ? this.#totals.get(key) : undefined;
      if (known !== undefined) return known;
      const total = await countEachTime(session)(count);
      // Meanwhile somebody else may have seen a later state.
      if (state === this.#state) this.#totals.set(key, total);
      return total;
    };
  }

  async #stateOf(session: DatabaseSession): Promise<string> {
    const { servers, store } = this.#layout;
    const text = `SELECT "id", "last" FROM ${servers} UNION ALL SELECT '', "epoch" FROM ${store}`;
    const rows = await session.rows<{ id: string; last: string }>({ text, values: [] });
    return rows
      .map(({ id, last }) => `${id} ${last}`)
      .sort()
      .join();
  }
}
