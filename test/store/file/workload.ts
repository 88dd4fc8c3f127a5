import { join } from "node:path";
import type { FileSystem } from "../../../src/store/file/file-system.ts";
import type { FileStoreOptions } from "../../../src/store/file/file-store.ts";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { Seed } from "../../../src/store/store.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, visit, visitors } from "../clinic-state.ts";

/** What must be found again: all that was acknowledged or shown to anybody; and what may be, having been asked for. */
export interface Known {
  readonly acknowledged: readonly string[];
  /** In order, those that were acknowledged among them. */
  readonly asked: readonly string[];
}

const ASKED = ["first", ...Array.from({ length: 10 }, (_, n) => `visit-${n}`)];

const seed = (): Seed<Clinic> => ({
  collections: {
    pets: [{ id: "first", name: "First", kind: "cat" }],
    visits: [{ id: "first", sequence: 1, pet: "first" }],
  },
  counters: { visits: 1 },
});

/** Begins a store with one visit after the other and a journal that is replaced every few of them. */
export async function work(folder: string, fileSystem: FileSystem): Promise<Known> {
  const acknowledged: string[] = [];
  const store = await open(folder, fileSystem).catch(() => undefined);
  if (store === undefined) return { acknowledged, asked: ASKED };
  acknowledged.push("first");
  try {
    for (const id of ASKED.slice(1)) {
      await visit(store, id);
      acknowledged.push(id);
      // Lets a compaction come as far as it can.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } catch {
    // What was acknowledged until now is what counts.
  }
  await store.close().catch(() => undefined);
  return { acknowledged, asked: ASKED };
}

/** Starts with what is there, shows it, and adds one visit. What was known before counts as long as it does not start. */
export async function goOn(
  folder: string,
  fileSystem: FileSystem,
  before: Known,
  options: Partial<FileStoreOptions<Clinic>> = {},
): Promise<Known> {
  const store = await open(folder, fileSystem, options).catch(() => undefined);
  if (store === undefined) return before;
  const shown = await visitors(store);
  const id = `after-${shown.length}`;
  const outcome = await visit(store, id).then(
    () => [id],
    () => [],
  );
  await store.close().catch(() => undefined);
  return { acknowledged: [...shown, ...outcome], asked: [...shown, id] };
}

/** Starts with what is there and puts another state in its place, in which there is one visit more. */
export async function beginAnew(folder: string, fileSystem: FileSystem, before: Known): Promise<Known> {
  const store = await open(folder, fileSystem).catch(() => undefined);
  if (store === undefined) return before;
  const shown = await visitors(store);
  const asked = [...shown, "anew"];
  const outcome = await store
    .reset({
      collections: {
        pets: asked.map((id) => ({ id, name: "Anew", kind: "cat" })),
        visits: asked.map((id, index) => ({ id, sequence: index + 1, pet: id })),
      },
      counters: { visits: asked.length },
    })
    .then(
      () => asked,
      () => shown,
    );
  await store.close().catch(() => undefined);
  return { acknowledged: outcome, asked };
}

/**
 * Opens what a crash has left and goes on with it.
 * @returns what is wrong, if anything: an acknowledged visit that is missing, a change of which a part is missing, a
 * store that cannot be opened or written to any more.
 */
export async function findLoss(
  folder: string,
  fileSystem: FileSystem,
  { acknowledged, asked }: Known,
  options: Partial<FileStoreOptions<Clinic>> = {},
): Promise<string | undefined> {
  try {
    const store = await open(folder, fileSystem, options);
    const found = await visitors(store);
    await visit(store, "last");
    await store.close();
    const again = await open(folder, fileSystem, options);
    const foundAgain = await visitors(again);
    await again.close();
    // Visits were asked for one by one: any first part that has all the acknowledged ones is right.
    const expected = asked.slice(0, Math.max(acknowledged.length, found.length));
    if (found.join() !== expected.join()) return `found ${found.join()}; acknowledged ${acknowledged.join()}`;
    if (foundAgain.join() !== [...found, "last"].join()) return `later found ${foundAgain.join()}`;
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function open(folder: string, fileSystem: FileSystem, options: Partial<FileStoreOptions<Clinic>> = {}) {
  return openFileStore<Clinic>({
    ...{ folder: join(folder, "data"), collections, schemaVersion: 1, seed, fileSystem },
    compactAfterBytes: 500,
    ...options,
  });
}
