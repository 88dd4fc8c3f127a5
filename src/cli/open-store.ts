import { relative } from "node:path";
import { collectionsOf } from "../contract/collections.ts";
import type { EngineState } from "../contract/idempotency.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import type { Store } from "../store/store.ts";
import type { LoadedState } from "./load-service.ts";
import type { DocumentParts } from "./server-parts.ts";
import { unusableFolder } from "./unusable-folder.ts";

/** The store of a loaded service. */
export type LoadedStore = Store<LoadedState & EngineState>;

/** What a store is opened for. */
export interface StoreRequest extends Pick<
  DocumentParts,
  "service" | "fixtures" | "begin" | "data" | "database"
> {
  /** Told what people should know about the files. */
  readonly onNotice: (message: string) => void;
}

/**
 * Opens the store of a service.
 * @throws {UsageError} when the folder cannot be used; and the store's own errors, which say what to do.
 */
export async function openStore({
  service,
  fixtures,
  begin,
  data,
  database,
  onNotice,
}: StoreRequest): Promise<LoadedStore> {
  const collections = collectionsOf(service);
  // What a scenario's file holds is the store's to judge.
  const seed = () => begin ?? fixtures(new Date());
  const { schemaVersion, migrations = {} } = service;
  if (database !== undefined) {
    const { openPostgresStore } = await import("../store/postgres/open-store.ts");
    const { url, schema } = database;
    return openPostgresStore({ url, schema, collections, schemaVersion, migrations, seed, onNotice });
  }
  if (data === undefined) return createMemoryStore({ collections, seed: seed() });
  const { openFileStore } = await import("../store/file/file-store.ts");
  try {
    return await openFileStore({ folder: data, collections, schemaVersion, migrations, seed, onNotice });
  } catch (error) {
    const place = relative(process.cwd(), data);
    throw unusableFolder(place, error, "choose another with --data, or --ephemeral") ?? error;
  }
}
