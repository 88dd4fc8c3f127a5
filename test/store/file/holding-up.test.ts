import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Store } from "../../../src/store/store.ts";
import { watchTurns } from "../../longest-turn.ts";
import type { Clinic } from "../clinic-state.ts";
import { visit } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { openClinic } from "./clinic-folder.ts";
import { DOCUMENTS, manyPets } from "./many-pets.ts";
import { watchFileSystem } from "./watched-file-system.ts";

/** The longest that a compaction may hold up anybody, in milliseconds. */
const LONGEST_MS = 50;

/** How many bytes are written in one go, at most. */
const PIECE_BYTES = 512 * 1024;

describe(`a store in files with ${DOCUMENTS.toLocaleString("en")} documents`, { timeout: 120_000 }, () => {
  it("is compacted while changes are made and read, none of which waits for 50 ms", async () => {
    const { folder, store, written } = await openMany();
    let visits = 0;
    const held = await watchTurns(async () => {
      while ((await readdir(folder)).includes("snapshot-000001")) {
        await visit(store, `visit-${visits++}`);
        expect((await store.read((view) => view.find("visits", { limit: 1 }))).total).toBe(visits);
      }
    });
    expect(visits).toBeGreaterThan(1);
    expect(held.worked).toBeLessThan(LONGEST_MS);
    expect(Math.max(...written)).toBeLessThan(PIECE_BYTES);
    expect(written.reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(DOCUMENTS * 100);
  });

  it("is reset as a whole while it is read, in turns of less than 100 ms", async () => {
    const { store, written } = await openMany();
    const next = manyPets(2);
    const seen = new Set<string>();
    const held = await watchTurns(async () => {
      const reset = { isDone: false };
      const resetting = store.reset(next).finally(() => (reset.isDone = true));
      while (!reset.isDone) seen.add(await roundsOf(store));
      await resetting;
      seen.add(await roundsOf(store));
    });
    expect([...seen]).toEqual(["1,1,1", "2,2,2"]);
    expect(held.worked).toBeLessThan(2 * LONGEST_MS);
    expect(Math.max(...written)).toBeLessThan(PIECE_BYTES);
  });

  it("is found again after a reset that took the journal several pieces", async () => {
    const folder = await makeFolder();
    const store = await openClinic(folder);
    const before = visit(store, "before");
    const reset = store.reset(manyPets(2, 5000));
    await Promise.all([before, reset, visit(store, "after")]);
    const state = await store.dump();
    await store.close();
    expect(await readdir(folder)).toContain("journal-000001");
    expect(await (await openClinic(folder)).dump()).toEqual(state);
    const ids = state.collections.pets?.map(({ id }) => id);
    expect([ids?.length, ids?.at(0), ids?.at(-1)]).toEqual([5001, "pet-0", "after"]);
  });
});

/** A store that is compacted after its first change, and the sizes of what has been written since it was opened. */
async function openMany() {
  const folder = await makeFolder();
  const written: number[] = [];
  const fileSystem = watchFileSystem(({ operation, bytes }) => {
    if (operation === "write") written.push(bytes ?? 0);
  });
  const store = await openClinic(folder, { fileSystem, compactAfterBytes: 1, seed: () => manyPets(1) });
  written.length = 0;
  return { folder, store, written };
}

/** Of which state the counter, the first and the last document are that one read sees; in the next turn. */
async function roundsOf(store: Store<Clinic>): Promise<string> {
  await new Promise((resolve) => setImmediate(resolve));
  return store.read(async (view) => {
    const round = await view.last("round");
    const pets = await Promise.all(["pet-0", `pet-${DOCUMENTS - 1}`].map((id) => view.get("pets", id)));
    return [round, ...pets.map((pet) => pet?.name.slice(-1))].join();
  });
}
