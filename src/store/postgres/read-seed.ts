import type { Documents, JsonDocument } from "../document.ts";
import type { Seed } from "../store.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { Layout } from "./layout.ts";
import type { DocumentRow } from "./row.ts";
import { documentOf } from "./row.ts";

/** How many documents are asked for at a time. */
const BATCH = 2000;

/** Reads a whole state, in one transaction. */
export async function readSeed(
  session: DatabaseSession,
  { plans, counters }: Layout,
): Promise<Seed<Documents>> {
  const collections: Record<string, readonly JsonDocument[]> = {};
  for (const [name, { table }] of plans) {
    const documents: JsonDocument[] = [];
    for await (const batch of readBatches(session, table)) documents.push(...batch.map(documentOf));
    collections[name] = documents;
  }
  const rows = await session.rows<{ key: string; value: string }>({
    text: `SELECT "key", "value" FROM ${counters} ORDER BY "name"`,
    values: [],
  });
  const counts = rows.map(({ key, value }) => [JSON.parse(key) as string, Number(value)] as const);
  return { collections, counters: Object.fromEntries(counts) };
}

/** The rows of a table in order of insertion, some at a time. */
export async function* readBatches(session: DatabaseSession, table: string): AsyncGenerator<DocumentRow[]> {
  const text =
    `SELECT "_position", "_document" FROM ${table} WHERE "_position" > $1::BIGINT ` +
    `ORDER BY "_position" LIMIT ${BATCH}`;
  for (let last = "0"; ;) {
    const rows = await session.rows<DocumentRow>({ text, values: [last] });
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)?._position ?? last;
  }
}
