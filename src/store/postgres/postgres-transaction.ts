import { refuseOtherTypes } from "../column.ts";
import type { Documents, JsonDocument } from "../document.ts";
import { copyDocument, valueOf } from "../document.ts";
import { idOf } from "../seed-image.ts";
import type { Page, Query, Stretch, Transaction } from "../store.ts";
import { NotUniqueError, uniqueKeyOf } from "../unique.ts";
import type { DatabaseSession } from "./database-session.ts";
import { countEachTime } from "./known-totals.ts";
import type { Layout } from "./layout.ts";
import { planOf } from "./layout.ts";
import { quoted } from "./names.ts";
import { PendingChanges } from "./pending-changes.ts";
import { endedError } from "./postgres-view.ts";
import type { TablePlan } from "./table-plan.ts";
import { toColumnValue } from "./table-plan.ts";
import { findDocuments, readCounter, readDocument } from "./table-reads.ts";
import { keyOf, writeStatements } from "./write-statements.ts";

/**
 * Changes documents in one transaction of the database. What it changes is kept until a question needs it there, or until
 * it ends: then all goes at once. Its calls are answered one after the other, as in memory.
 */
export class PostgresTransaction implements Transaction<Documents> {
  readonly #layout: Layout;
  readonly #session: DatabaseSession;
  readonly #pending = new PendingChanges();
  readonly #counts = new Map<string, number>();
  #latest: Promise<unknown> = Promise.resolve();
  #isEnded = false;
  #hasSent = false;

  constructor(layout: Layout, session: DatabaseSession) {
    this.#layout = layout;
    this.#session = session;
  }

  /** Whether anything is changed by it. */
  get isChanging(): boolean {
    return this.#hasSent || !this.#pending.isEmpty;
  }

  get(collection: string, id: string): Promise<JsonDocument | undefined> {
    return this.#inTurn(() => this.#read(planOf(this.#layout, collection), id));
  }

  find(collection: string, query: Query<JsonDocument> & { total: false }): Promise<Stretch<JsonDocument>>;
  find(collection: string, query?: Query<JsonDocument>): Promise<Page<JsonDocument>>;
  find(collection: string, query: Query<JsonDocument> = {}): Promise<Stretch<JsonDocument>> {
    return this.#inTurn(async () => {
      const plan = planOf(this.#layout, collection);
      if (this.#pending.collections.has(collection)) await this.send();
      // What it has changed itself belongs to no state that anybody knows.
      return findDocuments(this.#session, plan, query, () => Promise.resolve(countEachTime(this.#session)));
    });
  }

  last(counter: string): Promise<number> {
    return this.#inTurn(() => this.#count(counter));
  }

  put(collection: string, document: JsonDocument): Promise<void> {
    return this.#inTurn(async () => {
      const plan = planOf(this.#layout, collection);
      const copy = copyDocument(document);
      const id = idOf(copy, collection, plan.id);
      refuseOtherTypes(copy, collection, [...plan.properties.values()]);
      await this.#refuseShared(plan, id, copy);
      this.#pending.put(collection, id, copy);
    });
  }

  delete(collection: string, id: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const plan = planOf(this.#layout, collection);
      if ((await this.#read(plan, id)) === undefined) return false;
      this.#pending.delete(collection, id);
      return true;
    });
  }

  next(counter: string): Promise<number> {
    return this.#inTurn(async () => {
      const value = (await this.#count(counter)) + 1;
      this.#counts.set(counter, value);
      this.#pending.counters.set(counter, value);
      return value;
    });
  }

  /** From now on every use is refused. Resolves when what is under way has ended. */
  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#latest;
  }

  /** Sends what has been changed. The answers are given back as they are on their way. */
  send(): Promise<unknown> {
    if (this.#pending.isEmpty) return Promise.resolve();
    this.#hasSent = true;
    const { plans, counters } = this.#layout;
    const statements = writeStatements(this.#pending, plans, counters);
    this.#pending.clear();
    return Promise.all(statements.map((statement) => this.#session.rows(statement)));
  }

  async #read(plan: TablePlan, id: string): Promise<JsonDocument | undefined> {
    const pending = this.#pending.documentOf(plan.collection, id);
    if (pending !== undefined) return pending.type === "put" ? pending.document : undefined;
    return readDocument(this.#session, plan, id);
  }

  async #count(counter: string): Promise<number> {
    const known = this.#counts.get(counter);
    if (known !== undefined) return known;
    const value = await readCounter(this.#session, this.#layout.counters, counter);
    this.#counts.set(counter, value);
    return value;
  }

  /** What is unique has to be seen by the database document for document, as it would otherwise be so in the end only. */
  async #refuseShared(plan: TablePlan, id: string, document: JsonDocument): Promise<void> {
    const lists = plan.unique.filter((list) => uniqueKeyOf(document, list) !== undefined);
    if (lists.length === 0) return;
    if (this.#pending.collections.has(plan.collection)) await this.send();
    for (const list of lists) {
      const values = list.map((property) => toColumnValue(valueOf(document, property)));
      const conditions = list.map((property, at) => {
        const column = plan.properties.get(property);
        return `${quoted(column?.name ?? "")} = $${at + 2}::${column?.type}`;
      });
      const text = `SELECT 1 FROM ${plan.table} WHERE "_id" <> $1::TEXT AND ${conditions.join(" AND ")}`;
      const others = await this.#session.rows({ text, values: [keyOf(id), ...values.map(String)] });
      if (others.length > 0) throw new NotUniqueError(plan.collection, list, document);
    }
  }

  #inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    if (this.#isEnded) return Promise.reject(endedError("transaction"));
    const result = this.#latest.then(step);
    this.#latest = result.catch(() => undefined);
    return result;
  }
}
