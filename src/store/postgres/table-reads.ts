import type { JsonDocument } from "../document.ts";
import { PositionedEntries } from "../positioned-entries.ts";
import { evaluate, stretchOf } from "../query.ts";
import type { Page, Query, Stretch } from "../store.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { CountMatches } from "./known-totals.ts";
import { digestOf } from "./names.ts";
import type { DocumentRow } from "./row.ts";
import { documentOf } from "./row.ts";
import type { SelectPlan } from "./select.ts";
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

/** From how many documents that are left out on, it is counted first, since the page may be nearer to the end. */
const FAR = 1000;

/** Answers a query: in the database as far as it has columns for it, and by looking at what that leaves. */
export async function findDocuments(
  session: DatabaseSession,
  plan: TablePlan,
  query: Query<JsonDocument>,
  counting: () => Promise<CountMatches>,
): Promise<Page<JsonDocument> | Stretch<JsonDocument>> {
  const { offset, limit } = stretchOf(query);
  const { page, candidates, count } = planSelect(plan, query);
  if (page === undefined) return evaluate(query, sourceOf(await session.rows<DocumentRow>(candidates)));
  const wanted = { session, page, offset, limit };
  if (query.total === false) return readStretch(wanted);
  if (offset < FAR) {
    // Both are on their way before either is answered.
    const [stretch, countMatches] = await Promise.all([
      readStretch(wanted),
      limit === Number.MAX_SAFE_INTEGER && offset === 0 ? undefined : counting(),
    ]);
    const isEnd = !stretch.more && (stretch.items.length > 0 || offset === 0);
    const seen = offset + stretch.items.length;
    return { ...stretch, total: isEnd || !countMatches ? seen : await countMatches(count) };
  }
  const countMatches = await counting();
  return readFarPage(wanted, await countMatches(count));
}

interface WantedPage {
  readonly session: DatabaseSession;
  readonly page: NonNullable<SelectPlan["page"]>;
  readonly offset: number;
  readonly limit: number;
}

/** One more document is asked for than wanted, to see whether there are more. */
async function readStretch({ session, page, offset, limit }: WantedPage): Promise<Stretch<JsonDocument>> {
  const most = Math.min(limit + 1, Number.MAX_SAFE_INTEGER);
  const rows = await session.rows<DocumentRow>(page({ offset, limit: most, from: "beginning" }));
  return { items: rows.slice(0, limit).map(documentOf), more: rows.length > limit };
}

/** A page of a list whose length is known, from that end of it which is nearer. */
async function readFarPage(wanted: WantedPage, total: number): Promise<Page<JsonDocument>> {
  const { session, page, offset } = wanted;
  const limit = Math.min(wanted.limit, total - offset);
  if (limit <= 0) return { items: [], more: offset < total, total };
  const after = total - offset - limit;
  const rows = await session.rows<DocumentRow>(
    after < offset ? page({ offset: after, limit, from: "end" }) : page({ offset, limit, from: "beginning" }),
  );
  const inOrder = after < offset ? rows.reverse() : rows;
  return { items: inOrder.map(documentOf), more: after > 0, total };
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
