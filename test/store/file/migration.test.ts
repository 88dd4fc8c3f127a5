import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { SchemaMigration } from "../../../src/store/migrate.ts";
import type { Seed } from "../../../src/store/store.ts";
import { StoreDamagedError } from "../../../src/store/store.ts";
import { visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { contentOf, openClinic } from "./clinic-folder.ts";

interface Patient {
  number: string;
  name: string;
  species: string;
}

/** The third version keeps patients where the first one kept pets, under another id. */
const migrations: Record<number, SchemaMigration> = {
  1: ({ collections: { pets = [], ...others }, counters }) => ({
    collections: {
      ...others,
      pets: pets.map((pet) => ({ ...pet, species: "kind" in pet ? pet.kind : "?" })),
    },
    counters,
  }),
  2: ({ collections: { pets = [] }, counters }) => ({
    collections: {
      patients: pets.map((pet) => ({
        ...pet,
        number: "id" in pet ? `p-${String(pet.id)}` : "?",
      })),
    },
    counters,
  }),
};

async function openPatients(folder: string, steps = migrations, notices: string[] = []) {
  const store = await openFileStore<{ patients: Patient }>({
    folder,
    collections: { patients: { id: "number", indexes: ["species"] } },
    schemaVersion: 3,
    migrations: steps,
    seed: () => {
      throw new Error("Seeded over older data");
    },
    onNotice: (message) => notices.push(message),
  });
  onTestFinished(() => store.close());
  return store;
}

async function makeOldFolder(): Promise<string> {
  const folder = await makeFolder();
  const store = await openClinic(folder);
  await visit(store, "a");
  await visit(store, "b");
  await store.close();
  return folder;
}

describe("data of an older schema version", () => {
  it("is migrated step by step, and the files as they were are kept", async () => {
    const folder = await makeOldFolder();
    const old = await contentOf(folder);
    const notices: string[] = [];
    const store = await openPatients(folder, migrations, notices);
    const state = await store.dump();
    expect(state.collections.patients?.map(({ number, species }) => [number, species])).toEqual([
      ["p-a", "dog"],
      ["p-b", "dog"],
    ]);
    expect(state.counters).toEqual({ visits: 2 });
    await store.transaction((tx) => tx.put("patients", { number: "p-c", name: "C", species: "cat" }));
    await store.close();
    const [kept = ""] = (await readdir(folder)).filter((name) => name.startsWith("before-v3-"));
    expect(notices.join()).toContain(
      `from schema version 1 to 3. The files as they were are in ${join(folder, kept)}`,
    );
    const content = await contentOf(folder);
    for (const name of ["snapshot-000001", "journal-000001"]) {
      expect(content.get(join(kept, name))).toBe(old.get(name));
      expect(content.has(name)).toBe(false);
    }
    const again = await openPatients(folder, {});
    expect((await again.dump()).collections.patients).toHaveLength(3);
    expect(await visitors(await openClinic(join(folder, kept)))).toEqual(["a", "b"]);
  });

  it.each<[string, Record<number, SchemaMigration>, string]>([
    ["without a step", { 2: (seed) => seed }, "it has no migration from 1 to 2"],
    [
      "with a step that fails",
      {
        ...migrations,
        2: () => {
          throw new Error("No room for pets.");
        },
      },
      "the migration from 2 to 3 fails: No room for pets.",
    ],
    [
      "with a step to an unknown shape",
      { ...migrations, 2: (seed) => seed },
      'fails: The seed has a collection "',
    ],
  ])("is refused %s, and nothing is changed", async (_, steps, message) => {
    const folder = await makeOldFolder();
    const old = await contentOf(folder);
    const opening = openPatients(folder, steps);
    await expect(opening).rejects.toThrow(StoreDamagedError);
    await expect(opening).rejects.toThrow(message);
    expect(await contentOf(folder)).toEqual(old);
  });
});

describe("data that the program is too old for", () => {
  it("is refused when its schema version is newer, and nothing is changed", async () => {
    const folder = await makeOldFolder();
    await openPatients(folder).then((store) => store.close());
    const newer = await contentOf(folder);
    const opening = openClinic(folder);
    await expect(opening).rejects.toThrow(StoreDamagedError);
    await expect(opening).rejects.toThrow("is of schema version 3, newer than version 1");
    expect(await contentOf(folder)).toEqual(newer);
  });

  it("is refused when it has a collection that is not known, and nothing is changed", async () => {
    const folder = await makeOldFolder();
    const old = await contentOf(folder);
    const seed = (): Seed<{ pets: Patient }> => ({ collections: {} });
    const opening = openFileStore<{ pets: Patient }>({
      folder,
      collections: { pets: { id: "number" } },
      schemaVersion: 1,
      seed,
    });
    await expect(opening).rejects.toThrow('has a collection "visits" that this program does not know');
    expect(await contentOf(folder)).toEqual(old);
  });
});
