import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Figure } from "../../figures/figure.ts";
import type { Database, HeldSession } from "./database.ts";
import { isConflict, sqlStateOf } from "./database-error.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { Layout } from "./layout.ts";
import { PostgresTransaction } from "./postgres-transaction.ts";
import { StoreUnavailableError } from "../store.ts";
import { WriterFigures } from "./writer-figures.ts";

/** How often a transaction is run again that was in the way of others. */
const MOST_ATTEMPTS = 12;

/** The connection was lost while a change was committed: only the database knows what became of it. */
class UnknownOutcome extends Error {
  override readonly name = "UnknownOutcome";
}

/** What a transaction came to, and what it has yet to send. */
interface Worked<Result> {
  readonly result: Result;
  readonly isChanging: () => boolean;
  readonly send: () => Promise<unknown>;
}

type Work<Result> = (session: DatabaseSession) => Promise<Worked<Result>>;

/**
 * Runs transactions, one after the other for all servers: who changes something holds the row of the store on one connection
 * while it works on another, so that none is in the way of another one. That is for speed and fairness alone: that
 * no change is lost is held by SERIALIZABLE, whatever becomes of the row.
 */
export class Writer {
  readonly #database: Database;
  readonly #layout: Layout;
  /** The state that was opened; another number means that another program has changed what the tables mean. */
  readonly #epoch: string;
  readonly #server = randomUUID();
  #number = 0;
  #fence = 0;
  readonly #figures = new WriterFigures();

  constructor(database: Database, layout: Layout, epoch: string) {
    this.#database = database;
    this.#layout = layout;
    this.#epoch = epoch;
  }

  /** Runs the body until its changes have been made to last, or never will be. */
  run<Result>(body: (tx: PostgresTransaction) => Result | Promise<Result>): Promise<Result> {
    return this.change(async (session) => {
      const tx = new PostgresTransaction(this.#layout, session);
      try {
        const result = await body(tx);
        return { result, isChanging: () => tx.isChanging, send: () => tx.send() };
      } finally {
        await tx.end();
      }
    });
  }

  /** The same, for what changes tables by statements of its own. */
  async change<Result>(work: Work<Result>): Promise<Result> {
    const begun = performance.now();
    try {
      return await this.#attempts(work);
    } finally {
      this.#figures.ended(begun);
    }
  }

  figures(): readonly Figure[] {
    return this.#figures.figures();
  }

  async #attempts<Result>(work: Work<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work);
      } catch (error) {
        if (!(error instanceof RunAgain)) throw error;
        if (attempt === MOST_ATTEMPTS) throw error.cause;
        this.#figures.ranAgain();
        await setTimeout(Math.random() * Math.min(500, 5 * 2 ** attempt));
      }
    }
  }

  async #attempt<Result>(work: Work<Result>): Promise<Result> {
    const turn = await this.#takeTurn();
    try {
      return await this.#work(work);
    } finally {
      // Nothing was changed there, so that nobody has to wait for the answer.
      turn.session.run("COMMIT").then(
        () => turn.release(),
        () => turn.release(true),
      );
    }
  }

  /** Waits until no other server changes anything. */
  async #takeTurn(): Promise<HeldSession> {
    const held = await this.#database.hold();
    const { session } = held;
    try {
      const begun = session.run("BEGIN");
      const text = `SELECT "epoch" FROM ${this.#layout.store} WHERE "id" = 1 FOR UPDATE`;
      const [[row]] = await Promise.all([session.rows<{ epoch: string }>({ text, values: [] }), begun]);
      if (row?.epoch === this.#epoch) return held;
      throw new StoreUnavailableError(
        `The data in ${this.#database.place} was taken over by another version of this program; start this server again.`,
      );
    } catch (error) {
      held.release(true);
      throw asToldOf(error);
    }
  }

  async #work<Result>(work: Work<Result>): Promise<Result> {
    const held = await this.#database.hold();
    const { session } = held;
    let isDone = false;
    try {
      session.run("BEGIN ISOLATION LEVEL SERIALIZABLE").catch(() => undefined);
      const worked = await this.#runBody(work, session);
      await this.#commit(worked, session);
      isDone = true;
      return worked.result;
    } finally {
      if (!isDone && isAlive(session)) await session.run("ROLLBACK").catch(() => undefined);
      held.release(!isAlive(session));
    }
  }

  async #runBody<Result>(work: Work<Result>, session: DatabaseSession): Promise<Worked<Result>> {
    try {
      const worked = await work(session);
      if (session.failure === undefined) return worked;
    } catch (error) {
      if (session.failure === undefined) throw error;
    }
    // Whatever the body has made of it, it has not seen what it should have.
    throw asToldOf(session.failure);
  }

  async #commit({ isChanging, send }: Worked<unknown>, session: DatabaseSession): Promise<void> {
    if (!isChanging()) {
      await session.run("COMMIT").catch((error: unknown) => {
        throw asToldOf(error);
      });
      return;
    }
    const number = this.#number + 1;
    const sent = performance.now();
    // All of it is on its way before any of it is answered.
    const answers = [send(), session.rows(this.#numbering(number)), session.run("COMMIT")] as const;
    const [, , commit] = await Promise.allSettled(answers);
    if (session.failure === undefined && commit.status === "fulfilled" && commit.value === "COMMIT") {
      this.#number = number;
      this.#figures.committed(sent);
      return;
    }
    const { failure } = session;
    if (sqlStateOf(failure) !== undefined && isAlive(session)) throw asToldOf(failure);
    if (await this.#hasCommitted(number, failure)) {
      this.#number = number;
      this.#figures.committed(sent);
      return;
    }
    throw new RunAgain(failure);
  }

  /**
   * Notes the number of a change with it, in this server's row, which is made where there is none (yet, or any more). It cannot
   * be made any more once somebody has asked what has become of it.
   */
  #numbering(number: number) {
    const text =
      `INSERT INTO ${this.#layout.servers} AS known ("id", "last", "fence", "seen") ` +
      `VALUES ($1::TEXT, $2::BIGINT, $3::BIGINT, now()) ON CONFLICT ("id") DO UPDATE SET ` +
      `"last" = CASE WHEN known."fence" = excluded."fence" THEN excluded."last" END, "seen" = now()`;
    return { text, values: [this.#server, number, this.#fence] };
  }

  /** Finds out whether a change was committed whose answer was lost, waiting for one that is still under way. */
  async #hasCommitted(number: number, failure: unknown): Promise<boolean> {
    const text =
      `INSERT INTO ${this.#layout.servers} AS known ("id", "last", "fence", "seen") ` +
      `VALUES ($1::TEXT, 0, $2::BIGINT + 1, now()) ON CONFLICT ("id") DO UPDATE SET ` +
      `"fence" = known."fence" + 1, "seen" = now() RETURNING "last", "fence"`;
    for (let attempt = 1; ; attempt++) {
      try {
        const [row] = await this.#database.with((session) =>
          session.rows<{ last: string; fence: string }>({ text, values: [this.#server, this.#fence] }),
        );
        this.#fence = Number(row?.fence);
        return Number(row?.last) === number;
      } catch (error) {
        if (attempt === 60) throw new UnknownOutcome(UNKNOWN, { cause: failure ?? error });
        await setTimeout(500);
      }
    }
  }
}

const UNKNOWN =
  "The connection to the database was lost while a change was committed, and it has not come back: the change may have been made.";

function isAlive({ failure }: DatabaseSession): boolean {
  const state = sqlStateOf(failure);
  return failure === undefined || (state !== undefined && !/^(08|57P|25P03)/.test(state));
}

/** What a transaction fails with, whose statement has failed. */
function asToldOf(failure: unknown): Error {
  if (isConflict(failure)) return new RunAgain(failure);
  return failure instanceof Error ? failure : new Error(String(failure));
}

/** A transaction has changed nothing, and is to be run again. */
class RunAgain extends Error {
  override readonly name = "RunAgain";
  constructor(cause: unknown) {
    super("A transaction is to be run again.", { cause });
  }
}
