import type { Documents, JsonDocument } from "../document.ts";
import type { Page, Query, Stretch, View } from "../store.ts";
import type { HeldSession } from "./database.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { KnownTotals } from "./known-totals.ts";
import type { Layout } from "./layout.ts";
import { planOf } from "./layout.ts";
import { findDocuments, readCounter, readDocument } from "./table-reads.ts";

/** Begins a transaction in which everything stands still and nothing is changed. */
export const BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** Reads in one transaction of the database, and refuses to when that has ended. */
export class PostgresView implements View<Documents> {
  readonly #layout: Layout;
  readonly #hold: () => Promise<HeldSession>;
  readonly #totals: KnownTotals;
  #held: Promise<HeldSession> | undefined;
  #isEnded = false;

  /** A connection is asked for with the first question: who asks nothing takes none. */
  constructor(layout: Layout, totals: KnownTotals, hold: () => Promise<HeldSession>) {
    this.#layout = layout;
    this.#totals = totals;
    this.#hold = hold;
  }

  async get(collection: string, id: string): Promise<JsonDocument | undefined> {
    const plan = planOf(this.#layout, collection);
    return readDocument(await this.#asked(), plan, id);
  }

  async find(
    collection: string,
    query: Query<JsonDocument> & { total: false },
  ): Promise<Stretch<JsonDocument>>;
  async find(collection: string, query?: Query<JsonDocument>): Promise<Page<JsonDocument>>;
  async find(collection: string, query: Query<JsonDocument> = {}): Promise<Stretch<JsonDocument>> {
    const plan = planOf(this.#layout, collection);
    const session = await this.#asked();
    return findDocuments(session, plan, query, () => this.#totals.in(session));
  }

  async last(counter: string): Promise<number> {
    return readCounter(await this.#asked(), this.#layout.counters, counter);
  }

  /** From now on every use is refused. */
  end(): void {
    this.#isEnded = true;
    // Nothing was changed, so that nobody has to wait for the answer.
    this.#held?.then(
      async ({ session, release }) => {
        await session.run("COMMIT").catch(() => undefined);
        release(session.failure !== undefined);
      },
      () => undefined,
    );
  }

  async #asked(): Promise<DatabaseSession> {
    if (this.#isEnded) throw endedError("read");
    this.#held ??= this.#begin();
    return (await this.#held).session;
  }

  async #begin(): Promise<HeldSession> {
    const held = await this.#hold();
    // Its answer comes before that of the first question, which fails when this does.
    held.session.run(BEGIN_READING).catch(() => undefined);
    return held;
  }
}

/** What is told to whoever goes on using what has ended. */
export function endedError(owner: string): Error {
  return new Error(`This ${owner} has ended: await each of its calls inside the function it was given to.`);
}
