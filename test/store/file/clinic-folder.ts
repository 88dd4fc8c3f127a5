import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { FileStoreOptions } from "../../../src/store/file/file-store.ts";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { Store } from "../../../src/store/store.ts";
import type { Clinic } from "../clinic.ts";
import { collections, empty } from "../clinic.ts";

/** Opens a clinic's store in a folder and closes it when the test has ended. */
export async function openClinic(
  folder: string,
  options: Partial<FileStoreOptions<Clinic>> = {},
): Promise<Store<Clinic>> {
  const store = await openFileStore<Clinic>({
    folder,
    collections,
    schemaVersion: 1,
    seed: () => empty,
    ...options,
  });
  onTestFinished(() => store.close());
  return store;
}

/** A visit together with the pet that comes: a change of two collections. */
export async function visit(store: Store<Clinic>, id: string): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.put("pets", { id, name: `Pet ${id}`, kind: "dog" });
    await tx.put("visits", { id, sequence: await tx.next("visits"), pet: id });
  });
}

/** The ids of all pets, after making sure that each of them has its visit. */
export async function visitors(store: Store<Clinic>): Promise<string[]> {
  const { collections, counters } = await store.dump();
  const pets = collections.pets?.map(({ id }) => id) ?? [];
  const visits = collections.visits?.map(({ id }) => id) ?? [];
  if (pets.join() !== visits.join())
    throw new Error(`Half a change: pets ${pets.join()}, visits ${visits.join()}`);
  if ((counters?.visits ?? 0) !== visits.length) throw new Error("The counter does not count the visits");
  return pets;
}

/** The files of a data folder with all that is in them. No store may have it open: reading would end SQLite's lock. */
export async function contentOf(folder: string): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) content.set(name, (await readFile(path)).toString("latin1"));
  }
  return content;
}
