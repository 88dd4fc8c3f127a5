import type { Column } from "../column.ts";
import { refuseOtherTypes } from "../column.ts";
import type { JsonDocument } from "../document.ts";
import { idOf } from "../seed-image.ts";
import { StoreDamagedError } from "../store.ts";
import { reasonOf, sqlStateOf } from "./database-error.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { Layout } from "./layout.ts";
import { quoted } from "./names.ts";
import { readBatches } from "./read-seed.ts";
import { documentOf } from "./row.ts";
import type { TableIndex } from "./plan-indexes.ts";
import { indexPrefix } from "./plan-indexes.ts";
import type { TablePlan } from "./table-plan.ts";
import { keyOf, putStatement } from "./write-statements.ts";

/** What PostgreSQL calls the types of columns. */
const CALLED: Readonly<Record<string, string>> = {
  TEXT: "text",
  BIGINT: "bigint",
  "DOUBLE PRECISION": "double precision",
  BOOLEAN: "boolean",
};

/**
 * Makes the tables and columns that are declared, without what holds the documents to it. Columns are filled from the
 * documents unless all of them are about to be replaced. What was done already is left as it is, so that it can be done
 * again from any point.
 */
export async function makeTables(
  session: DatabaseSession,
  layout: Layout,
  exact: string,
  fills = true,
): Promise<void> {
  for (const plan of layout.plans.values()) {
    await session.rows({
      text:
        `INSERT INTO ${quoted(layout.schema, "_collections")} ("name", "key", "table") ` +
        `VALUES ($1::TEXT, $2::TEXT, $3::TEXT) ON CONFLICT ("name") DO NOTHING`,
      values: [keyOf(plan.collection), JSON.stringify(plan.collection), plan.tableName],
    });
    await session.run(
      `CREATE TABLE IF NOT EXISTS ${plan.table} ("_id" TEXT${exact} PRIMARY KEY, ` +
        `"_position" BIGINT NOT NULL UNIQUE DEFAULT nextval('${layout.positions.replaceAll("'", "''")}'), ` +
        `"_document" TEXT NOT NULL)`,
    );
    await makeColumns(session, layout.schema, plan, exact);
    if (fills) await fillColumns(session, plan);
  }
}

/** Takes back what holds documents to what was declared before. */
export async function loosenTables(session: DatabaseSession, layout: Layout): Promise<void> {
  for (const plan of layout.plans.values()) {
    for (const { column_name: name, is_nullable } of await columnsThere(
      session,
      layout.schema,
      plan.tableName,
    )) {
      if (OWN.has(name) || is_nullable === "YES") continue;
      await session.run(`ALTER TABLE ${plan.table} ALTER COLUMN ${quoted(name)} DROP NOT NULL`);
    }
    for (const { indexname, indexdef } of await indexesThere(session, layout.schema, plan.tableName)) {
      if (indexdef.startsWith("CREATE UNIQUE") && isOurs(indexname, plan))
        await session.run(`DROP INDEX IF EXISTS ${quoted(layout.schema, indexname)}`);
    }
  }
}

/** The columns that each table has. */
const OWN = new Set(["_id", "_position", "_document"]);

/** The columns of a table, with what PostgreSQL calls their types and whether they may be null. */
async function columnsThere(session: DatabaseSession, schema: string, table: string) {
  return session.rows<{ column_name: string; data_type: string; is_nullable: string }>({
    text:
      `SELECT "column_name"::TEXT, "data_type"::TEXT, "is_nullable"::TEXT FROM information_schema.columns ` +
      `WHERE "table_schema" = $1::TEXT AND "table_name" = $2::TEXT`,
    values: [schema, table],
  });
}

async function makeColumns(
  session: DatabaseSession,
  schema: string,
  plan: TablePlan,
  exact: string,
): Promise<void> {
  const there = new Map(
    (await columnsThere(session, schema, plan.tableName)).map((column) => [column.column_name, column]),
  );
  for (const { name, type } of plan.columns) {
    const known = there.get(name);
    if (known?.data_type === CALLED[type]) continue;
    if (known) await session.run(`ALTER TABLE ${plan.table} DROP COLUMN ${quoted(name)}`);
    await session.run(
      `ALTER TABLE ${plan.table} ADD COLUMN ${quoted(name)} ${type}${type === "TEXT" ? exact : ""}`,
    );
  }
}

/** Writes each document again, as it is, with its columns. */
async function fillColumns(session: DatabaseSession, plan: TablePlan): Promise<void> {
  const columns = [...plan.properties.values()];
  for await (const batch of readBatches(session, plan.table)) {
    const documents = batch.map(documentOf).map((document) => {
      refuseUnfit(document, plan.collection, columns);
      return [idOf(document, plan.collection, plan.id), document] as const;
    });
    await session.rows(putStatement(plan, documents));
  }
}

function refuseUnfit(document: JsonDocument, collection: string, columns: readonly Column[]): void {
  try {
    refuseOtherTypes(document, collection, columns);
  } catch (error) {
    throw new StoreDamagedError(
      `What is declared does not fit the data: ${reasonOf(error)}. Raise the schema version and add a migration, or ` +
        `declare what is there.`,
      { cause: error },
    );
  }
}

/** Adds what holds the documents to what is declared, and removes what is declared no more. */
export async function finishTables(
  session: DatabaseSession,
  layout: Layout,
  tell: (message: string) => void,
): Promise<void> {
  for (const plan of layout.plans.values()) {
    const wanted = new Map(plan.columns.map((column) => [column.name, column]));
    for (const { column_name: name, is_nullable } of await columnsThere(
      session,
      layout.schema,
      plan.tableName,
    )) {
      if (OWN.has(name)) continue;
      const known = wanted.get(name);
      if (known === undefined) await session.run(`ALTER TABLE ${plan.table} DROP COLUMN ${quoted(name)}`);
      else if (known.required && is_nullable === "YES")
        await session.run(`ALTER TABLE ${plan.table} ALTER COLUMN ${quoted(name)} SET NOT NULL`);
    }
    await makeIndexes(session, layout.schema, plan, tell);
  }
}

async function indexesThere(session: DatabaseSession, schema: string, table: string) {
  return session.rows<{ indexname: string; indexdef: string }>({
    text:
      `SELECT "indexname"::TEXT, "indexdef"::TEXT FROM pg_indexes ` +
      `WHERE "schemaname" = $1::TEXT AND "tablename" = $2::TEXT`,
    values: [schema, table],
  });
}

/** Whether this program has made an index, by its name: people may have made others. */
function isOurs(name: string, { tableName }: TablePlan): boolean {
  return name.startsWith(indexPrefix(tableName));
}

/** Makes the indexes that are declared, and removes those that were declared before. */
async function makeIndexes(
  session: DatabaseSession,
  schema: string,
  plan: TablePlan,
  tell: (message: string) => void,
): Promise<void> {
  const there = new Set(
    (await indexesThere(session, schema, plan.tableName)).map(({ indexname }) => indexname),
  );
  const wanted = new Set(plan.indexes.map(({ name }) => name));
  for (const name of there) {
    if (isOurs(name, plan) && !wanted.has(name))
      await session.run(`DROP INDEX IF EXISTS ${quoted(schema, name)}`);
  }
  for (const index of plan.indexes) {
    if (there.has(index.name)) continue;
    if (index.kind === "searched") await makeSearchIndex(session, plan, index, tell);
    else await makeIndex(session, plan, index);
  }
}

async function makeIndex(session: DatabaseSession, plan: TablePlan, index: TableIndex): Promise<void> {
  const unique = index.kind === "unique" ? "UNIQUE " : "";
  const { descending } = index;
  const direction = descending?.canBeNone === true ? " DESC NULLS LAST" : " DESC";
  const listed = index.columns
    .map((column) => `${quoted(column)}${column === descending?.column ? direction : ""}`)
    .join(", ");
  const statement = `CREATE ${unique}INDEX IF NOT EXISTS ${quoted(index.name)} ON ${plan.table} (${listed})`;
  try {
    await session.run(statement);
  } catch (error) {
    if (sqlStateOf(error) !== "23505") throw error;
    throw new StoreDamagedError(
      `The data has documents of "${plan.collection}" that share what is now to be unique: ` +
        `${index.columns.join(" and ")}. Change them first, or raise the schema version and add a migration that does.`,
      { cause: error },
    );
  }
}

/** An index of groups of three letters, where the database has the extension for it or lets it be made. */
async function makeSearchIndex(
  session: DatabaseSession,
  plan: TablePlan,
  index: TableIndex,
  tell: (message: string) => void,
): Promise<void> {
  const listed = index.columns.map((column) => `${quoted(column)} gin_trgm_ops`).join(", ");
  try {
    await session.run("CREATE EXTENSION IF NOT EXISTS pg_trgm");
    await session.run(
      `CREATE INDEX IF NOT EXISTS ${quoted(index.name)} ON ${plan.table} USING GIN (${listed})`,
    );
  } catch (error) {
    if (!/^(42|0A|58)/.test(sqlStateOf(error) ?? "")) throw error;
    session.failure = undefined;
    tell(
      `Free text in "${plan.collection}" is searched for without an index, since the database does not let pg_trgm be ` +
        `used (${reasonOf(error)}).`,
    );
  }
}
