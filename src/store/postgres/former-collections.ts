import { StoreDamagedError } from "../store.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { Layout } from "./layout.ts";
import { quoted } from "./names.ts";
import { keyOf } from "./write-statements.ts";

/** A collection that has a table, and is not among those that are declared. */
export interface FormerCollection {
  readonly name: string;
  readonly table: string;
}

/** The collections that are there and not declared. */
export async function formerCollections(
  session: DatabaseSession,
  { schema, plans }: Layout,
): Promise<readonly FormerCollection[]> {
  const text = `SELECT "key", "table" FROM ${quoted(schema, "_collections")} ORDER BY "name"`;
  const rows = await session.rows<{ key: string; table: string }>({ text, values: [] });
  return rows
    .map(({ key, table }) => ({ name: JSON.parse(key) as string, table: quoted(schema, table) }))
    .filter(({ name }) => !plans.has(name));
}

/** @throws {StoreDamagedError} when one of them has documents. */
export async function refuseUnknown(
  session: DatabaseSession,
  former: readonly FormerCollection[],
  place: string,
): Promise<void> {
  for (const { name, table } of former) {
    const [row] = await session.rows({ text: `SELECT 1 FROM ${table} LIMIT 1`, values: [] });
    if (row === undefined) continue;
    throw new StoreDamagedError(
      `The data in ${place} has a collection "${name}" that this program does not know, though both are of the same schema ` +
        `version. Nothing was changed. Raise the schema version and add a migration, or start the program that wrote the ` +
        `data.`,
    );
  }
}

/** Removes their tables, which are empty. */
export async function dropFormer(
  session: DatabaseSession,
  { schema }: Layout,
  former: readonly FormerCollection[],
): Promise<void> {
  for (const { name, table } of former) {
    await session.run(`DROP TABLE IF EXISTS ${table}`);
    const text = `DELETE FROM ${quoted(schema, "_collections")} WHERE "name" = $1::TEXT`;
    await session.rows({ text, values: [keyOf(name)] });
  }
}
