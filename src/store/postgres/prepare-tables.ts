import type { StateImage } from "../change.ts";
import type { SchemaMigration } from "../migrate.ts";
import { StoreDamagedError } from "../store.ts";
import type { Database } from "./database.ts";
import { dropFormer, formerCollections, refuseUnknown } from "./former-collections.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { Layout } from "./layout.ts";
import { finishTables, loosenTables, makeTables } from "./make-tables.ts";
import { migrateData } from "./migrate-data.ts";
import { digestOf } from "./names.ts";
import { makeOwnTables } from "./own-tables.ts";
import { refuseOldServer } from "./start-error.ts";
import { replaceAll } from "./replace-all.ts";

/** What the data should be. */
export interface Wanted {
  readonly schemaVersion: number;
  readonly migrations: Readonly<Record<number, SchemaMigration>>;
  readonly seed: () => StateImage;
  readonly onNotice: (message: string) => void;
}

/** What the store knows of itself. */
interface StoreRow {
  readonly epoch: string;
  /** Null before anything was put in. */
  readonly schema_version: string | null;
  /** Null while the tables are being changed. */
  readonly layout: string | null;
}

/**
 * Makes sure that the tables are there, are what the program declares, and hold data of its version, once however many
 * servers start together: who does a step holds the row of the store meanwhile, and the others wait and find it done. Tables
 * are changed on another connection, by statements of which each can be given again; data and its version change in one
 * transaction. So whoever comes after a crash goes on where it happened. Gives back the epoch.
 */
export async function prepareTables(database: Database, layout: Layout, wanted: Wanted): Promise<string> {
  const exact = await findCollation(database);
  await makeOwnTables(database, layout, exact);
  for (;;) {
    const done = await database.with((lock) => takeStep({ database, layout, wanted, exact, lock }));
    if (done !== undefined) return done;
  }
}

interface Step {
  readonly database: Database;
  readonly layout: Layout;
  readonly wanted: Wanted;
  readonly exact: string;
  /** Holds the row, in a transaction. */
  readonly lock: DatabaseSession;
}

/** Undefined where another step has to follow. */
async function takeStep(step: Step): Promise<string | undefined> {
  const { layout, wanted, lock } = step;
  await lock.run("BEGIN");
  // Another server's step may take long, and so may the tables while this waits for them.
  await lock.run("SET LOCAL lock_timeout = 0");
  await lock.run("SET LOCAL idle_in_transaction_session_timeout = 0");
  const text = `SELECT "epoch", "schema_version", "layout" FROM ${layout.store} WHERE "id" = 1 FOR UPDATE`;
  const [row] = await lock.rows<StoreRow>({ text, values: [] });
  try {
    const isDone = row === undefined || (await stepFrom(step, row, wanted));
    await lock.run("COMMIT");
    return isDone ? (row?.epoch ?? "0") : undefined;
  } catch (error) {
    await lock.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function stepFrom(step: Step, row: StoreRow, { schemaVersion }: Wanted): Promise<boolean> {
  const { layout, database } = step;
  if (row.schema_version === null) {
    await fillAnew(step);
    return false;
  }
  const version = Number(row.schema_version);
  if (version > schemaVersion) {
    throw new StoreDamagedError(
      `The data in ${database.place}, schema ${layout.schema}, is of schema version ${version}, and this program knows ` +
        `up to ${schemaVersion}. Nothing was changed. Start the program that wrote it, or a newer one.`,
    );
  }
  if (version < schemaVersion) {
    await bringUp(step, version);
    return false;
  }
  if (row.layout === describeLayout(layout)) return true;
  await remakeTables(step, row);
  return false;
}

async function fillAnew({ database, layout, wanted, exact, lock }: Step): Promise<void> {
  const image = wanted.seed();
  await database.with((session) => makeTables(session, layout, exact));
  await replaceAll(lock, layout, image);
  await note(lock, layout, wanted.schemaVersion);
}

/** Brings the data of an older version to this one, in one transaction. */
async function bringUp({ database, layout, wanted, exact, lock }: Step, from: number): Promise<void> {
  const former = await formerCollections(lock, layout);
  await database.with(async (session) => {
    await loosenTables(session, layout);
    await makeTables(session, layout, exact, false);
  });
  await migrateData(lock, layout, former, { from, to: wanted.schemaVersion }, wanted.migrations);
  await note(lock, layout, wanted.schemaVersion);
  wanted.onNotice(
    `The data in ${database.place}, schema ${layout.schema}, was brought from schema version ${from} to ${wanted.schemaVersion}.`,
  );
}

async function remakeTables({ database, layout, wanted, exact, lock }: Step, row: StoreRow): Promise<void> {
  const former = await formerCollections(lock, layout);
  // Not where the row is held: a table that was looked at in there could not be removed from here.
  await database.with((session) => refuseUnknown(session, former, database.place));
  const declared = describeLayout(layout);
  const isSameButForIndexes = row.layout?.split(" ")[0] === declared.split(" ")[0];
  await database.with(async (session) => {
    if (!isSameButForIndexes) {
      await loosenTables(session, layout);
      await makeTables(session, layout, exact);
    }
    await finishTables(session, layout, wanted.onNotice);
    await dropFormer(session, layout, former);
  });
  await lock.rows({
    text: `UPDATE ${layout.store} SET "layout" = $1::TEXT, "epoch" = "epoch" + $2::BIGINT WHERE "id" = 1`,
    values: [declared, isSameButForIndexes ? 0 : 1],
  });
}

/** Notes the version of the data, in the transaction that has made it so; what holds the data together is to be made yet. */
async function note(lock: DatabaseSession, { store }: Layout, version: number): Promise<void> {
  await lock.rows({
    text: `UPDATE ${store} SET "schema_version" = $1::BIGINT, "layout" = NULL, "epoch" = "epoch" + 1 WHERE "id" = 1`,
    values: [version],
  });
}

/** All that the tables depend on, and then all that their indexes do, each as one short text. */
function describeLayout({ plans }: Layout): string {
  const tables = Array.from(plans.values(), ({ collection, id, columns }) => [
    ...[collection, id],
    columns.map(({ name, type, required }) => [name, type, required]),
  ]);
  const unique = Array.from(plans.values(), ({ indexes }) => indexes.filter(({ kind }) => kind === "unique"));
  const indexes = Array.from(plans.values(), (plan) => plan.indexes);
  return `${digestOf(JSON.stringify([tables, unique]))} ${digestOf(JSON.stringify(indexes))}`;
}

/** What makes texts compare by their bytes. CockroachDB does nothing else, and does not know the name for it. */
async function findCollation(database: Database): Promise<string> {
  const [row] = await database.with((session) =>
    session.rows<{ version: string }>({ text: `SELECT version() AS "version"`, values: [] }),
  );
  refuseOldServer(row?.version ?? "", database.place);
  return row?.version.includes("CockroachDB") ? "" : ' COLLATE "C"';
}
