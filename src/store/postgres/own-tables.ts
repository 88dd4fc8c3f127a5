import type { Database } from "./database.ts";
import { sqlStateOf } from "./database-error.ts";
import type { Layout } from "./layout.ts";
import { quoted } from "./names.ts";

/** What `CREATE … IF NOT EXISTS` may answer where two do it at the same time. */
const MADE_MEANWHILE = new Set(["23505", "42P06", "42P07", "42710"]);

/**
 * Makes the schema and the store's own tables, where they are not there. Each statement stands for itself and may be given
 * again, so that nothing depends on how far anybody came.
 */
export async function makeOwnTables(database: Database, layout: Layout, exact: string): Promise<void> {
  const text = `TEXT${exact}`;
  // Who was given the schema may have no right to make one, which PostgreSQL asks for first.
  if (!(await isThere(database, layout.schema)))
    await make(database, `CREATE SCHEMA IF NOT EXISTS ${quoted(layout.schema)}`);
  await make(
    database,
    `CREATE TABLE IF NOT EXISTS ${layout.store} ("id" BIGINT PRIMARY KEY CHECK ("id" = 1), ` +
      `"epoch" BIGINT NOT NULL, "schema_version" BIGINT, "layout" TEXT)`,
  );
  await make(
    database,
    `CREATE TABLE IF NOT EXISTS ${quoted(layout.schema, "_collections")} ("name" ${text} PRIMARY KEY, ` +
      `"key" TEXT NOT NULL, "table" TEXT NOT NULL)`,
  );
  await make(
    database,
    `CREATE TABLE IF NOT EXISTS ${layout.counters} ("name" ${text} PRIMARY KEY, "key" TEXT NOT NULL, ` +
      `"value" BIGINT NOT NULL)`,
  );
  await make(
    database,
    `CREATE TABLE IF NOT EXISTS ${layout.servers} ("id" ${text} PRIMARY KEY, "last" BIGINT NOT NULL, ` +
      `"fence" BIGINT NOT NULL, "seen" TIMESTAMPTZ NOT NULL)`,
  );
  await make(database, `CREATE SEQUENCE IF NOT EXISTS ${layout.positions}`);
  await database.with((session) =>
    session.run(`INSERT INTO ${layout.store} ("id", "epoch") VALUES (1, 0) ON CONFLICT ("id") DO NOTHING`),
  );
}

async function isThere(database: Database, schema: string): Promise<boolean> {
  const text = `SELECT 1 FROM pg_namespace WHERE "nspname" = $1::TEXT`;
  const rows = await database.with((session) => session.rows({ text, values: [schema] }));
  return rows.length > 0;
}

async function make(database: Database, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await database.with((session) => session.run(statement));
      return;
    } catch (error) {
      if (attempt === 10 || !MADE_MEANWHILE.has(sqlStateOf(error) ?? "")) throw error;
    }
  }
}
