import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { FileStoreOptions } from "../../../src/store/file/file-store.ts";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { Store } from "../../../src/store/store.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, empty } from "../clinic-state.ts";

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

/** The files of a data folder with all that is in them. No store may have it open: reading would end SQLite's lock. */
export async function contentOf(folder: string): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) content.set(name, (await readFile(path)).toString("latin1"));
  }
  return content;
}
