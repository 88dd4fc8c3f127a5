import type { Figure } from "../../figures/figure.ts";
import type { Documents } from "../document.ts";
import { takeInSeed } from "../seed-image.ts";
import { inSlices } from "../slices.ts";
import type { Seed, Store, StoreHealth, Transaction, View } from "../store.ts";
import { StoreUnavailableError } from "../store.ts";
import { Turns } from "../turns.ts";
import type { Availability } from "./availability.ts";
import type { Database } from "./database.ts";
import { toStoreError } from "./database-error.ts";
import type { DatabaseSession } from "./database-session.ts";
import { KnownTotals } from "./known-totals.ts";
import type { Layout } from "./layout.ts";
import { BEGIN_READING, PostgresView } from "./postgres-view.ts";
import { replaceAll } from "./replace-all.ts";
import { readSeed } from "./read-seed.ts";
import type { Writer } from "./writer.ts";

/** What a store in a database is made of. */
export interface PostgresStoreParts {
  readonly database: Database;
  readonly layout: Layout;
  readonly writer: Writer;
  readonly availability: Availability;
}

/** A store whose documents are in a database, which any number of servers share. */
export class PostgresStore implements Store<Documents> {
  readonly isShared = true;
  readonly #parts: PostgresStoreParts;
  readonly #totals: KnownTotals;
  readonly #turns = new Turns();
  #underWay = 0;
  #onIdle: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(parts: PostgresStoreParts) {
    this.#parts = parts;
    this.#totals = new KnownTotals(parts.layout);
  }

  read<Result>(body: (view: View<Documents>) => Result | Promise<Result>): Promise<Result> {
    return this.#doing(() => this.#readOn(body));
  }

  transaction<Result>(body: (tx: Transaction<Documents>) => Result | Promise<Result>): Promise<Result> {
    return this.#doing(() => this.#alone(() => this.#parts.writer.run(body)));
  }

  dump(): Promise<Seed<Documents>> {
    const { layout } = this.#parts;
    return this.#doing(() => this.#inOneSnapshot((session) => readSeed(session, layout)));
  }

  reset(seed: Seed<Documents>): Promise<void> {
    return this.#doing(async () => {
      const { layout, writer } = this.#parts;
      await this.#alone(async () => {
        const image = await inSlices(takeInSeed(seed, layout.definitions));
        await writer.change(async (session) => {
          await replaceAll(session, layout, image);
          return { result: undefined, isChanging: () => true, send: () => Promise.resolve() };
        });
      });
    });
  }

  health(): StoreHealth {
    return this.#parts.availability.health();
  }

  figures(): readonly Figure[] {
    const { database, writer } = this.#parts;
    return [...writer.figures(), ...database.figures()];
  }

  close(): Promise<void> {
    this.#closed ??= this.#whenIdle().then(async () => {
      const { database, availability } = this.#parts;
      availability.close();
      await database.close();
    });
    return this.#closed;
  }

  async #readOn<Result>(body: (view: View<Documents>) => Result | Promise<Result>): Promise<Result> {
    const { database, layout } = this.#parts;
    const view = new PostgresView(layout, this.#totals, () => database.hold());
    try {
      return await body(view);
    } finally {
      view.end();
    }
  }

  async #inOneSnapshot<Result>(use: (session: DatabaseSession) => Promise<Result>): Promise<Result> {
    return this.#parts.database.with(async (session) => {
      await session.run(BEGIN_READING);
      const result = await use(session);
      await session.run("COMMIT");
      return result;
    });
  }

  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#turns.take();
    try {
      return await work();
    } finally {
      this.#turns.done();
    }
  }

  async #doing<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed !== undefined) throw new StoreUnavailableError("The store is closed.");
    this.#underWay++;
    const { availability, database } = this.#parts;
    try {
      return await work();
    } catch (error) {
      const told = toStoreError(error, database.place);
      if (told instanceof StoreUnavailableError) availability.note(told);
      throw told;
    } finally {
      if (--this.#underWay === 0) this.#onIdle?.();
    }
  }

  #whenIdle(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }
}
