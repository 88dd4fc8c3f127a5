import type pg from "pg";
import type { Layout } from "../../src/store/postgres/layout.ts";
import { quoted } from "../../src/store/postgres/names.ts";
import type { TableColumn, TablePlan } from "../../src/store/postgres/table-plan.ts";
import type { MadeRows, Size } from "./rows.ts";
import { MADE } from "./rows.ts";

/** Lets the tables grow to a size, by the database itself; indexes are made anew in the end. */
export async function fill(client: pg.Client, layout: Layout, to: Size): Promise<void> {
  for (const rows of MADE) {
    const plan = layout.plans.get(rows.collection);
    if (plan === undefined) throw new Error(`There is no collection ${rows.collection}.`);
    const indexes = await client.query<{ indexname: string; indexdef: string }>(
      `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = $1 AND tablename = $2
        AND indexname = ANY($3::TEXT[])`,
      [layout.schema, plan.tableName, plan.indexes.map(({ name }) => name)],
    );
    for (const { indexname } of indexes.rows) {
      await client.query(`DROP INDEX ${quoted(layout.schema, indexname)}`);
    }
    const counted = await client.query<{ value: string }>(
      `SELECT "value" FROM ${layout.counters} WHERE "key" = $1`,
      [JSON.stringify(rows.counter)],
    );
    await client.query(insertion(plan, rows, Number(counted.rows[0]?.value ?? 0), to));
    for (const { indexdef } of indexes.rows) await client.query(indexdef);
    await client.query(`VACUUM ANALYZE ${plan.table}`);
    await client.query(
      `INSERT INTO ${layout.counters} ("name", "key", "value") VALUES ($1, $2, $3)
        ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`,
      [rows.counter, JSON.stringify(rows.counter), to[rows.of]],
    );
  }
}

function insertion(plan: TablePlan, rows: MadeRows, last: number, to: Size): string {
  const searched = new Map([...plan.searched].map(([property, column]) => [column, property]));
  const properties = new Map<TableColumn, string>(
    [...plan.properties].map(([property, column]) => [column, property]),
  );
  const expressions = plan.columns.map((column) => {
    const property = searched.get(column);
    if (property !== undefined) return `lower(d ->> '${property}')`;
    return `(d ->> '${String(properties.get(column))}')::${column.type}`;
  });
  const names = ["_id", "_document", ...plan.columns.map(({ name }) => name)].map((name) => quoted(name));
  return `INSERT INTO ${plan.table} (${names.join(", ")})
    SELECT ${["id", "d::TEXT", ...expressions].join(", ")}
    FROM (SELECT ${rows.id} AS id, ${rows.document(to)} AS d
      FROM generate_series(${last + 1}, ${to[rows.of]}) AS g OFFSET 0) AS made`;
}
