import type { JsonDocument } from "../document.ts";
import type { SchemaMigration } from "../migrate.ts";
import { migrate, MigrationError } from "../migrate.ts";
import { imageOfSeed } from "../seed-image.ts";
import { StoreDamagedError } from "../store.ts";
import type { DatabaseSession } from "./database-session.ts";
import type { FormerCollection } from "./former-collections.ts";
import type { Layout } from "./layout.ts";
import { readBatches, readSeed } from "./read-seed.ts";
import { replaceAll } from "./replace-all.ts";
import { documentOf } from "./row.ts";

/**
 * Puts the documents of this version in the place of those of an older one.
 * @throws {StoreDamagedError} when a step is missing or fails; nothing has been changed then.
 */
export async function migrateData(
  session: DatabaseSession,
  layout: Layout,
  former: readonly FormerCollection[],
  versions: { readonly from: number; readonly to: number },
  migrations: Readonly<Record<number, SchemaMigration>>,
): Promise<void> {
  const { collections, counters = {} } = await readSeed(session, layout);
  const all: Record<string, readonly JsonDocument[] | undefined> = { ...collections };
  for (const { name, table } of former) {
    const documents: JsonDocument[] = [];
    for await (const batch of readBatches(session, table)) documents.push(...batch.map(documentOf));
    all[name] = documents;
  }
  try {
    const old = { collections: all as Record<string, readonly JsonDocument[]>, counters };
    const image = migrate(old, versions, migrations, (seed) => imageOfSeed(seed, layout.definitions));
    for (const { table } of former) await session.run(`DELETE FROM ${table}`);
    await replaceAll(session, layout, image);
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    throw new StoreDamagedError(`${error.message} Nothing was changed.`, { cause: error.cause });
  }
}
