import { expect, onTestFinished, test } from "vitest";
import type { Figure } from "../../src/figures/figure.ts";
import type { Store } from "../../src/store/store.ts";
import { kinds } from "./clinic.ts";
import { openPostgresStore } from "../../src/store/postgres/open-store.ts";
import { databaseOfFile, newSchema, runSql } from "../postgres/database.ts";
import type { Clinic } from "./clinic-state.ts";
import { collections, empty, visit } from "./clinic-state.ts";
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

test("a store in PostgreSQL tells of its changes, of what it ran again, and of its connections", async () => {
  const [url, schema] = [await databaseOfFile(), newSchema()];
  const store = await openPostgresStore<Clinic>({
    ...{ url, schema, collections, schemaVersion: 1, mostConnections: 3 },
    seed: () => empty,
  });
  onTestFinished(() => store.close());
  await visit(store, "v1");
  expect(await read(store, "store_changes_total")).toEqual({ "": 1 });
  expect(await read(store, "store_transactions_run_again_total")).toEqual({ "": 0 });
  let attempts = 0;
  await store.transaction(async (tx) => {
    const pet = await tx.get("pets", "v1");
    // Somebody else is in the way of the first attempt.
    if (++attempts === 1) await runSql(url, `UPDATE "${schema}".pets SET "_document" = "_document"`);
    if (pet) await tx.put("pets", { ...pet, name: "Rex" });
    expect(await read(store, "store_connections")).toEqual({ used: 2, idle: expect.any(Number) as number });
  });
  expect(attempts).toBe(2);
  expect(await read(store, "store_transactions_run_again_total")).toEqual({ "": 1 });
  expect(await read(store, "store_changes_total")).toEqual({ "": 2 });
  expect(await read(store, "store_commit_duration_seconds")).toEqual({ "": 2 });
  expect(await read(store, "store_transaction_duration_seconds")).toEqual({ "": 2 });
  expect(await read(store, "store_connections_most")).toEqual({ "": 3 });

  const enough = Promise.withResolvers<undefined>();
  const reading = Array.from({ length: 5 }, () =>
    store.read(async (view) => {
      await view.get("pets", "v1");
      await enough.promise;
    }),
  );
  await expect.poll(() => read(store, "store_connections")).toEqual({ used: 3, idle: 0 });
  expect(await read(store, "store_connections_awaited")).toEqual({ "": 2 });
  enough.resolve(undefined);
  await Promise.all(reading);
  expect(await read(store, "store_connections_awaited")).toEqual({ "": 0 });
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
