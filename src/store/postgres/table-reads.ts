import type { JsonDocument } from "../document.ts";
import { PositionedEntries } from "../positioned-entries.ts";
import { evaluate, stretchOf } from "../query.ts";
import type { Page, Query, Stretch } from "../store.ts";
import type { DatabaseSession } from "./database-session.ts";
import { digestOf } from "./names.ts";
import type { DocumentRow } from "./row.ts";
import { documentOf } from "./row.ts";
import { planSelect } from "./select.ts";
import type { TablePlan } from "./table-plan.ts";
import { toKeyText } from "./text-order.ts";

/** The document with this id, in one statement. */
export async function readDocument(
  session: DatabaseSession,
  plan: TablePlan,
  id: string,
): Promise<JsonDocument | undefined> {
  const text = `SELECT "_position", "_document" FROM ${plan.table} WHERE "_id" = $1::TEXT`;
  const [row] = await session.rows<DocumentRow>({ text, values: [toKeyText(id, digestOf)] });
  return row && documentOf(row);
}

/** Answers a query: in the database as far as it has columns for it, and by looking at what that leaves. */
export async function findDocuments(
  session: DatabaseSession,
  plan: TablePlan,
  query: Query<JsonDocument>,
): Promise<Page<JsonDocument> | Stretch<JsonDocument>> {
  const { offset, limit } = stretchOf(query);
  const select = planSelect(plan, query, offset, limit);
  const asked = session.rows<DocumentRow>(select.rows);
  if (!select.exact) return evaluate(query, sourceOf(await asked));
  // Both are on their way before either is answered.
  const isCounted = query.total !== false && (limit < Number.MAX_SAFE_INTEGER || offset > 0);
  const counting = isCounted ? session.rows<{ count: string }>(select.count) : undefined;
  const [rows, counts] = await Promise.all([asked, counting]);
  const more = rows.length > limit;
  const items = rows.slice(0, limit).map(documentOf);
  if (query.total === false) return { items, more };
  return { items, more, total: counts === undefined ? items.length : Number(counts[0]?.count) };
}

function sourceOf(rows: readonly DocumentRow[]) {
  const all = new PositionedEntries();
  for (const row of rows)
    all.add({ id: row._position, position: Number(row._position), document: documentOf(row) });
  return { all: () => all, having: () => undefined };
}

/** The number that a counter has given last. */
export async function readCounter(session: DatabaseSession, counters: string, name: string): Promise<number> {
  const text = `SELECT "value" FROM ${counters} WHERE "name" = $1::TEXT`;
  const [row] = await session.rows<{ value: string }>({ text, values: [toKeyText(name, digestOf)] });
  return Number(row?.value ?? 0);
}
