import { join } from "node:path";
import type { FileSystem } from "../../../src/store/file/file-system.ts";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { Seed } from "../../../src/store/store.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, visit, visitors } from "../clinic-state.ts";

const ASKED = Array.from({ length: 10 }, (_, n) => `visit-${n}`);

const seed = (): Seed<Clinic> => ({
  collections: {
    pets: [{ id: "first", name: "First", kind: "cat" }],
    visits: [{ id: "first", sequence: 1, pet: "first" }],
  },
  counters: { visits: 1 },
});

/**
 * Begins a store, or goes on with the one that is there, with one visit after the other and a journal that is replaced
 * every few of them.
 * @returns the visits that were acknowledged before the file system failed, if it did.
 */
export async function work(folder: string, fileSystem: FileSystem): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  const store = await open(folder, fileSystem).catch(() => undefined);
  if (store === undefined) return acknowledged;
  try {
    for (const id of ASKED) {
      await visit(store, id);
      acknowledged.push(id);
      // Lets a compaction come as far as it can.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } catch {
    // What was acknowledged until now is what counts.
  }
  await store.close().catch(() => undefined);
  return acknowledged;
}

/**
 * Opens what a crash has left and goes on with it.
 * @returns what is wrong, if anything: an acknowledged visit that is missing, a change of which a part is missing, a
 * store that cannot be opened or written to any more.
 */
export async function findLoss(
  folder: string,
  fileSystem: FileSystem,
  acknowledged: readonly string[],
): Promise<string | undefined> {
  try {
    const store = await open(folder, fileSystem);
    const found = await visitors(store);
    await visit(store, "after");
    await store.close();
    const again = await open(folder, fileSystem);
    const foundAgain = await visitors(again);
    await again.close();
    // Visits were asked for one by one: any prefix that has all the acknowledged ones is right.
    const expected = ["first", ...ASKED.slice(0, Math.max(acknowledged.length, found.length - 1))];
    if (found.join() !== expected.join()) return `found ${found.join()}; acknowledged ${acknowledged.join()}`;
    if (foundAgain.join() !== [...found, "after"].join()) return `later found ${foundAgain.join()}`;
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function open(folder: string, fileSystem: FileSystem) {
  const where = join(folder, "data");
  return openFileStore<Clinic>({
    folder: where,
    collections,
    schemaVersion: 1,
    seed,
    fileSystem,
    compactAfterBytes: 500,
  });
}
