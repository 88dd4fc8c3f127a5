import { expect, test } from "vitest";
import type { Figure } from "../../src/figures/figure.ts";
import type { Store } from "../../src/store/store.ts";
import { kinds } from "./clinic.ts";
import type { Clinic } from "./clinic-state.ts";
import { visit } from "./clinic-state.ts";
import { openClinic } from "./file/clinic-folder.ts";
import { makeFolder } from "./temporary-folder.ts";

/** The values of a figure, by their labels; of a histogram, how many values it has seen. */
async function read(store: Store<Clinic>, name: string): Promise<Record<string, number> | undefined> {
  const figures: readonly Figure[] = (await store.figures?.()) ?? [];
  const figure = figures.find((found) => found.name === name);
  const valueOf = (value: Figure["samples"][number]["value"]) =>
    typeof value === "number" ? value : value.count;
  return (
    figure &&
    Object.fromEntries(
      figure.samples.map(({ labels = {}, value }) => [Object.values(labels).join(), valueOf(value)]),
    )
  );
}

// To count what is in a database is no small matter.
const counted = kinds.filter(({ name }) => name !== "PostgreSQL");

test.each(counted)("a $name store tells how many documents and changes there are", async ({ open }) => {
  const { store } = await open();
  await visit(store, "v1");
  await visit(store, "v2");
  expect(await read(store, "store_documents")).toEqual({ visits: 2, pets: 2 });
  expect(await read(store, "store_changes_total")).toEqual({ "": 2 });
  await store.reset({ collections: {} });
  expect(await read(store, "store_documents")).toEqual({ visits: 0, pets: 0 });
});

test("a store in files tells of its disk and its journal, which is shorter after a compaction", async () => {
  const store = await openClinic(await makeFolder(), { compactAfterBytes: 4000 });
  const lengths: number[] = [];
  for (let n = 0; n < 100; n++) {
    await visit(store, `v${n}`);
    lengths.push((await read(store, "store_journal_bytes"))?.[""] ?? NaN);
  }
  expect(lengths.some((length, at) => length < (lengths[at - 1] ?? 0))).toBe(true);
  expect((await read(store, "store_compactions_total"))?.[""]).toBeGreaterThan(0);
  expect(await read(store, "store_compaction_failures_total")).toEqual({ "": 0 });
  expect(await read(store, "store_sync_duration_seconds")).toEqual({ "": 100 });
  expect(await read(store, "store_commit_duration_seconds")).toEqual({ "": 100 });
  expect(await read(store, "store_batch_records")).toEqual({ "": 100 });
});
