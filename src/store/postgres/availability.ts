import type { StoreHealth } from "../store.ts";
import { StoreUnavailableError } from "../store.ts";
import { toStoreError } from "./database-error.ts";
import type { Database } from "./database.ts";

/** How often a database that cannot be used is asked whether it is there again, in milliseconds. */
const ASK_EVERY_MS = 1000;

/** Knows whether the database can be used, and finds out by itself when it can again. */
export class Availability {
  readonly #database: Database;
  #failure: StoreUnavailableError | undefined;
  #asking: NodeJS.Timeout | undefined;

  constructor(database: Database) {
    this.#database = database;
    database.onLost = (error) => {
      const told = toStoreError(error, database.place);
      if (told instanceof StoreUnavailableError) this.note(told);
    };
  }

  health(): StoreHealth {
    if (this.#failure === undefined) return { status: "ready" };
    return { status: "unavailable", detail: this.#failure.message };
  }

  /** Says that it could not be used. */
  note(failure: StoreUnavailableError): void {
    this.#failure = failure;
    this.#asking ??= setInterval(() => void this.#ask(), ASK_EVERY_MS).unref();
  }

  /** Asks no more. */
  close(): void {
    clearInterval(this.#asking);
    this.#asking = undefined;
  }

  async #ask(): Promise<void> {
    try {
      await this.#database.with((session) => session.run("SELECT 1"));
      if (this.#asking === undefined) return;
      this.#failure = undefined;
      this.close();
    } catch {
      // It is asked again.
    }
  }
}
