import type { StateImage } from "../change.ts";
import type { Entry } from "../document.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { Layout } from "./layout.ts";
import { planOf } from "./layout.ts";
import { PendingChanges } from "./pending-changes.ts";
import type { TablePlan } from "./table-plan.ts";
import { putStatement, writeStatements } from "./write-statements.ts";

/** How many documents are sent at a time. */
const BATCH = 1000;

/** Puts a state in the place of everything that is there. */
export async function replaceAll(session: DatabaseSession, layout: Layout, image: StateImage): Promise<void> {
  for (const { table } of layout.plans.values()) await session.run(`DELETE FROM ${table}`);
  await session.run(`DELETE FROM ${layout.counters}`);
  for (const [name, entries] of image.collections) await insertAll(session, planOf(layout, name), entries);
  const counts = new PendingChanges();
  for (const [name, value] of image.counters) counts.counters.set(name, value);
  for (const statement of writeStatements(counts, layout.plans, layout.counters))
    await session.rows(statement);
}

async function insertAll(
  session: DatabaseSession,
  plan: TablePlan,
  entries: readonly Entry[],
): Promise<void> {
  for (let at = 0; at < entries.length; at += BATCH) {
    const batch = entries.slice(at, at + BATCH).map(({ id, document }) => [id, document] as const);
    await session.rows(putStatement(plan, batch));
  }
}
