import { onTestFinished } from "vitest";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { openFileStore } from "../../src/store/file/file-store.ts";
import { openPostgresStore } from "../../src/store/postgres/open-store.ts";
import type { Seed, Store } from "../../src/store/store.ts";
import { databaseOfFile, newSchema } from "../postgres/database.ts";
import type { Clinic } from "./clinic-state.ts";
import { collections, empty } from "./clinic-state.ts";
import { makeFolder } from "./temporary-folder.ts";

/** A store, and the same one opened again after it was closed. */
export interface OpenedStore {
  readonly store: Store<Clinic>;
  readonly reopen: () => Promise<OpenedStore>;
}

/** Every kind of store there is; each of them must pass the tests of what all promise. */
export const kinds: readonly { name: string; open: (seed?: Seed<Clinic>) => Promise<OpenedStore> }[] = [
  { name: "memory", open: async (seed = empty) => openInMemory(seed) },
  { name: "file", open: async (seed = empty) => openInFolder(await makeFolder(), seed) },
  { name: "PostgreSQL", open: async (seed = empty) => openInDatabase(newSchema(), seed) },
];

function openInMemory(seed: Seed<Clinic>): OpenedStore {
  const store = createMemoryStore<Clinic>({ collections, seed });
  const reopen = async () => {
    const state = await store.dump();
    await store.close();
    return openInMemory(state);
  };
  return { store, reopen };
}

async function openInDatabase(schema: string, seed: Seed<Clinic>): Promise<OpenedStore> {
  const url = await databaseOfFile();
  const store = await openPostgresStore<Clinic>({
    url,
    schema,
    collections,
    schemaVersion: 1,
    seed: () => seed,
  });
  onTestFinished(() => store.close());
  const reopen = async () => {
    await store.close();
    return openInDatabase(schema, seed);
  };
  return { store, reopen };
}

async function openInFolder(folder: string, seed: Seed<Clinic>): Promise<OpenedStore> {
  // So small a limit that the journal is replaced again and again.
  const options = { folder, collections, schemaVersion: 1, seed: () => seed, compactAfterBytes: 2000 };
  const store = await openFileStore<Clinic>(options);
  onTestFinished(() => store.close());
  const reopen = async () => {
    await store.close();
    return openInFolder(folder, seed);
  };
  return { store, reopen };
}
