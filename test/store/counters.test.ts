import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/index.ts";

const openStore = () =>
  createMemoryStore<Record<string, object>>({
    collections: {},
    seed: { collections: {}, counters: { visits: 7 } },
  });

test("the last number of a counter can be read, and is 0 before the first", async () => {
  const store = openStore();
  expect(await store.read((view) => view.last("visits"))).toBe(7);
  expect(await store.read((view) => view.last("births"))).toBe(0);
});

test("a transaction reads the numbers that it has taken, and a failed one gives them back", async () => {
  const store = openStore();
  const failing = store.transaction(async (tx) => {
    await tx.next("visits");
    expect(await tx.last("visits")).toBe(8);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await store.read((view) => view.last("visits"))).toBe(7);
});

test("a read that goes on sees the counters of the moment when it began", async () => {
  const store = openStore();
  await store.read(async (view) => {
    await store.transaction((tx) => tx.next("visits"));
    await store.transaction((tx) => tx.next("visits"));
    expect(await view.last("visits")).toBe(7);
  });
  expect(await store.read((view) => view.last("visits"))).toBe(9);
});
