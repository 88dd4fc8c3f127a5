import type { Database } from "./database.ts";
import type { Layout } from "./layout.ts";

/**
 * Removes the rows of servers that have changed nothing for an hour, killed ones too. They stay so long since the numbers of
 * changes tell states apart (see KnownTotals), and a server whose connection was lost asks for its own. One that is there
 * after all makes its row again with its next change.
 */
export async function forgetServers(database: Database, { servers }: Layout): Promise<void> {
  await database.with((session) =>
    session.run(`DELETE FROM ${servers} WHERE "seen" < now() - INTERVAL '1 hour'`),
  );
}
