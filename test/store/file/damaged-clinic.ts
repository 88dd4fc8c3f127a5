import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { Seed } from "../../../src/store/store.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, visit } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";

const seed: Seed<Clinic> = {
  collections: {
    pets: [{ id: "first", name: "First", kind: "cat" }],
    visits: [{ id: "first", sequence: 1, pet: "first" }],
  },
  counters: { visits: 1 },
};

/** A folder with a snapshot of one visit, and a journal of four more: `a`, `b`, `c` and `d`. */
export async function makeClinicFolder(compactAfterBytes = 1_000_000): Promise<string> {
  const folder = await makeFolder();
  const store = await openFileStore<Clinic>({
    ...{ folder, collections, schemaVersion: 1, compactAfterBytes },
    seed: () => seed,
  });
  for (const id of ["a", "b", "c", "d"]) await visit(store, id);
  await store.close();
  return folder;
}

/** A copy of a folder in which one file has other bytes. */
export async function copyWith(
  folder: string,
  name: string,
  change: (bytes: Buffer) => Buffer | undefined,
): Promise<string> {
  const copy = await makeFolder();
  await cp(folder, copy, { recursive: true });
  const bytes = await readFile(join(copy, name));
  await writeFile(join(copy, name), change(bytes) ?? bytes);
  return copy;
}

/** A byte of the file altered. */
export function flip(at: number): (bytes: Buffer) => undefined {
  return (bytes) => void bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
}

/** The folders in a folder that keep what a command has put something else in the place of. */
export async function keptIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
