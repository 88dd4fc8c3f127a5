import { setTimeout } from "node:timers/promises";
import type { JsonDocument } from "../document.ts";
import type { SchemaMigration } from "../migrate.ts";
import { migrate, MigrationError } from "../migrate.ts";
import type { CollectionDefinition, Seed } from "../store.ts";
import { StoreDamagedError } from "../store.ts";
import type { Database } from "./database.ts";
import { openDatabase } from "./database.ts";
import { sqlStateOf, toStoreError } from "./database-error.ts";
import type { DatabaseSession } from "./database-session.ts";
import { formerCollections } from "./former-collections.ts";
import type { Layout } from "./layout.ts";
import { planLayout } from "./layout.ts";
import { readBatches, readSeed } from "./read-seed.ts";
import { documentOf } from "./row.ts";
import { toStartError } from "./start-error.ts";

/** Which database is read, and what the program knows of it. */
export interface DatabaseShape {
  readonly url: string;
  /** `contract_server` where left out. */
  readonly schema?: string;
  readonly collections: Readonly<Record<string, CollectionDefinition>>;
  readonly schemaVersion: number;
  readonly migrations?: Readonly<Record<number, SchemaMigration>>;
  /** Whether it may be read while a server changes it. */
  readonly evenInUse?: boolean;
}

type AnyState = Seed<Record<string, object>>;

/** A state as it was read from a database. */
export interface ReadDatabase {
  /** Of the schema version that was asked for. */
  readonly state: AnyState;
  /** The schema version of the tables. */
  readonly schemaVersion: number;
}

/** The schema version of what a database has; undefined where it has nothing. */
export async function versionInDatabase({
  url,
  schema = SCHEMA,
}: Pick<DatabaseShape, "url" | "schema">): Promise<number | undefined> {
  return reading(url, (session) => versionOf(session, planLayout(schema, new Map())));
}

/**
 * Reads all that a database keeps, as it is at one moment, brought up to the schema version in memory. Nothing in it is
 * changed.
 * @throws {StoreUnavailableError} when it cannot be reached.
 * @throws {StoreDamagedError} when there is nothing in it, while a server uses it, or when it cannot be used.
 */
export async function readDatabase(shape: DatabaseShape): Promise<ReadDatabase> {
  const { url, schema = SCHEMA, schemaVersion } = shape;
  // No collection is declared, so that all are read that are there.
  const layout = planLayout(schema, new Map());
  if (shape.evenInUse !== true) await refuseInUse(url);
  return reading(url, async (session, place) => {
    const from = await versionOf(session, layout);
    if (from === undefined) throw new StoreDamagedError(`There is no data in ${place}. Nothing was changed.`);
    if (from > schemaVersion) {
      throw new StoreDamagedError(
        `The data in ${place} is of schema version ${from}, newer than version ${schemaVersion}, the newest that this ` +
          `program knows. Nothing was changed. Take the newer program.`,
      );
    }
    const kept = await readTables(session, layout);
    const state = from === schemaVersion ? knownOf(kept, shape, place) : broughtUp(kept, from, shape);
    return { state, schemaVersion: from };
  });
}

const SCHEMA = "contract_server";

async function reading<Result>(
  url: string,
  read: (session: DatabaseSession, place: string) => Promise<Result>,
): Promise<Result> {
  const database: Database = await openDatabase({ url, mostConnections: 1 });
  try {
    return await database.with(async (session) => {
      await session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      const result = await read(session, database.place);
      await session.run("COMMIT");
      return result;
    });
  } catch (error) {
    throw toStartError(toStoreError(error, database.place), database.place);
  } finally {
    await database.close();
  }
}

/** What PostgreSQL answers where a schema or a table is not there. */
const NOT_THERE = new Set(["3F000", "42P01"]);

async function versionOf(session: DatabaseSession, { store }: Layout): Promise<number | undefined> {
  try {
    const text = `SELECT "schema_version" FROM ${store} WHERE "id" = 1`;
    const [row] = await session.rows<{ schema_version: string | null }>({ text, values: [] });
    const version = row?.schema_version ?? null;
    return version === null ? undefined : Number(version);
  } catch (error) {
    // The transaction has ended with it, and there is nothing that it could go on to read.
    if (NOT_THERE.has(sqlStateOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** How often it is looked for others, and how long after the last time, in milliseconds. */
const LOOKS = 30;
const LOOK_AGAIN_MS = 100;

/**
 * Servers give their connections a name, which this one has, too. Those of a server that has just ended may be there for a
 * moment; and a transaction would see the same each time.
 */
async function refuseInUse(url: string): Promise<void> {
  const database: Database = await openDatabase({ url, mostConnections: 1 });
  try {
    for (let look = 1; await database.with(isUsedByOthers); look++) {
      if (look === LOOKS) throw inUse(database.place);
      await setTimeout(LOOK_AGAIN_MS);
    }
  } catch (error) {
    throw toStartError(toStoreError(error, database.place), database.place);
  } finally {
    await database.close();
  }
}

async function isUsedByOthers(session: DatabaseSession): Promise<boolean> {
  const text =
    `SELECT count(*) AS "others" FROM pg_stat_activity WHERE "datname" = current_database() ` +
    `AND "application_name" = 'contract-server' AND "pid" <> pg_backend_pid()`;
  const [row] = await session.rows<{ others: string }>({ text, values: [] });
  return Number(row?.others ?? 0) > 0;
}

function inUse(place: string): StoreDamagedError {
  return new StoreDamagedError(
    `The database ${place} is in use by a server. Nothing was changed. Stop all servers that use it first.`,
  );
}

async function readTables(session: DatabaseSession, layout: Layout): Promise<AnyState> {
  const collections: Record<string, readonly JsonDocument[]> = {};
  for (const { name, table } of await formerCollections(session, layout)) {
    const documents: JsonDocument[] = [];
    for await (const rows of readBatches(session, table)) documents.push(...rows.map(documentOf));
    collections[name] = documents;
  }
  const { counters = {} } = await readSeed(session, layout);
  return { collections, counters };
}

function broughtUp(
  kept: AnyState,
  from: number,
  { schemaVersion: to, migrations = {} }: DatabaseShape,
): AnyState {
  try {
    return migrate(kept, { from, to }, migrations, (last) => last);
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    throw new StoreDamagedError(`${error.message} Nothing was changed.`, { cause: error.cause });
  }
}

/** Without the collections that were given up when nothing was in them any more. */
function knownOf(
  { collections, counters = {} }: AnyState,
  { collections: declared }: DatabaseShape,
  place: string,
): AnyState {
  const lists = Object.entries(collections);
  const isKnown = ([name]: (typeof lists)[number]) => Object.hasOwn(declared, name);
  const unknown = lists.find((list) => !isKnown(list) && list[1]?.length !== 0);
  if (unknown === undefined) return { collections: Object.fromEntries(lists.filter(isKnown)), counters };
  throw new StoreDamagedError(
    `The data in ${place} has a collection "${unknown[0]}" that this program does not know, though both are of one ` +
      `schema version. Nothing was changed. Take the program that wrote the data.`,
  );
}
