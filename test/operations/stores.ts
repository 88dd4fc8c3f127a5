import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import type { ModelOpsState } from "../../handlers/state.ts";
import type { EngineState, Seed, Store } from "../../src/index.ts";
import { collectionsOf, createMemoryStore } from "../../src/index.ts";
import { openFileStore } from "../../src/store/file/file-store.ts";
import { openPostgresStore } from "../../src/store/postgres/open-store.ts";
import { databaseOfFile, newSchema } from "../postgres/database.ts";

export type ModelOpsStore = Store<ModelOpsState & EngineState>;
export type State = Seed<ModelOpsState & EngineState>;

/** The time at which every test begins, unless it says otherwise. */
export const START = new Date("2025-12-15T10:00:00.000Z");

/** The fixtures of that time. */
export const FRESH: State = fixtures(START);

/** Every kind of store that there is; the service is the same over each of them. */
export const STORES = ["memory", "file", "postgres"] as const;
export type StoreKind = (typeof STORES)[number];

/** A store with the fixtures, and what takes away what it was kept in, once it is closed. */
export interface OpenedStore {
  readonly store: ModelOpsStore;
  readonly remove: () => Promise<void>;
}

const collections = collectionsOf(modelOps);

/** A store in memory, which nothing has to be taken away of. */
export function freshInMemory(): ModelOpsStore {
  return createMemoryStore({ collections, seed: FRESH });
}

/** Opens one of a kind. */
export const openStoreOf: Readonly<Record<StoreKind, () => Promise<OpenedStore>>> = {
  memory: async () => ({ store: freshInMemory(), remove: () => Promise.resolve() }),

  file: async () => {
    const folder = await mkdtemp(join(tmpdir(), "contract-server-"));
    const { schemaVersion } = modelOps;
    return {
      store: await openFileStore({ folder, collections, schemaVersion, seed: () => FRESH }),
      remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    };
  },

  postgres: async () => {
    const [url, schema] = [await databaseOfFile(), newSchema()];
    const { schemaVersion } = modelOps;
    return {
      store: await openPostgresStore({ url, schema, collections, schemaVersion, seed: () => FRESH }),
      // It goes with the tests' server.
      remove: () => Promise.resolve(),
    };
  },
};
