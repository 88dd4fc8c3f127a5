import type { SchemaMigration } from "../migrate.ts";
import { imageOfSeed } from "../seed-image.ts";
import type { Collections, Seed, Store } from "../store.ts";
import { definitionsOf, typeStore } from "../typed-store.ts";
import { Availability } from "./availability.ts";
import type { Database } from "./database.ts";
import { openDatabase } from "./database.ts";
import { forgetServers } from "./forget-servers.ts";
import { planLayout } from "./layout.ts";
import { PostgresStore } from "./postgres-store.ts";
import { prepareTables } from "./prepare-tables.ts";
import { toStartError } from "./start-error.ts";
import { Writer } from "./writer.ts";

/** Where a store keeps its documents, and how. */
export interface PostgresStoreOptions<State> {
  /** `postgres://user:password@host:port/database?sslmode=…`; PostgreSQL 15 or newer. */
  readonly url: string;
  /** The schema in the database that it has for itself: `contract_server` where left out. Made when it is missing. */
  readonly schema?: string;
  readonly collections: Collections<State>;
  /** The version of the documents' shape. Older data is migrated, newer data refused. */
  readonly schemaVersion: number;
  /** `migrations[1]` brings documents of version 1 to version 2, and so on. */
  readonly migrations?: Readonly<Record<number, SchemaMigration>>;
  /** The state that a store begins with; called at the first start of the first server alone. */
  readonly seed: () => Seed<State>;
  /** How many connections this server has at most; 10, and no fewer than 3. */
  readonly mostConnections?: number;
  /** Told, in whole sentences, what people should know: a migration, or tables that are made anew. */
  readonly onNotice?: (message: string) => void;
}

/**
 * A store in a database, which any number of servers share: each sees what the others have committed, and they
 * change it as if they were one.
 * @throws {StoreUnavailableError} when the database cannot be used; the message says why, without the password.
 * @throws {StoreDamagedError} when what is in it cannot be used as it is; nothing has been changed then.
 */
export async function openPostgresStore<State>(options: PostgresStoreOptions<State>): Promise<Store<State>> {
  const { url, schema = "contract_server", mostConnections = 10 } = options;
  const definitions = definitionsOf(options.collections);
  const layout = planLayout(schema, definitions);
  const database: Database = await openDatabase({ url, mostConnections: Math.max(3, mostConnections) });
  try {
    const epoch = await prepareTables(database, layout, {
      schemaVersion: options.schemaVersion,
      migrations: options.migrations ?? {},
      seed: () => imageOfSeed(options.seed(), definitions),
      onNotice: options.onNotice ?? (() => undefined),
    });
    await forgetServers(database, layout);
    const availability = new Availability(database);
    return typeStore(
      new PostgresStore({ database, layout, availability, writer: new Writer(database, layout, epoch) }),
    );
  } catch (error) {
    await database.close();
    throw toStartError(error, database.place);
  }
}
