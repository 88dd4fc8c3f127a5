import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readData } from "../../../src/store/file/read-data.ts";
import type { WriteOptions } from "../../../src/store/file/write-data.ts";
import { writeData } from "../../../src/store/file/write-data.ts";
import { collections, visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { contentOf, openClinic } from "./clinic-folder.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";

const shape = { collections, schemaVersion: 1 };
const rex = { id: "rex", name: "Rex", kind: "dog" };
const state = {
  collections: { pets: [rex], visits: [{ id: "rex", sequence: 1, pet: "rex" }] },
  counters: { visits: 1 },
};
const write = (folder: string, options: Partial<WriteOptions> = {}) =>
  writeData(state, { ...shape, folder, replace: false, ...options });

/** The files that hold a state; not the lock, which comes and goes. */
const dataIn = async (folder: string) =>
  new Map([...(await contentOf(folder))].filter(([name]) => !/^(lock\.db|owner)/.test(name)));

describe("reading a folder", () => {
  it("gives all that its store had, and leaves the files as they are, even a write that was cut off", async () => {
    const folder = await makeFolder();
    const store = await openClinic(folder);
    for (const id of ["a", "b", "c"]) await visit(store, id);
    const had = await store.dump();
    await store.close();
    await writeFile(join(folder, "journal-000001"), Buffer.from("CSJ"), { flag: "a" });
    const before = await dataIn(folder);
    const read = await readData({ ...shape, folder });
    expect(read).toMatchObject({ state: had, schemaVersion: 1 });
    expect(read.notices).toEqual([
      expect.stringMatching(/journal-000001 ends in a write that was cut off at byte \d+, .* left out\.$/),
    ]);
    expect(await dataIn(folder)).toEqual(before);
  });

  it("brings an older schema version up in memory alone", async () => {
    const folder = await makeFolder();
    await write(folder);
    const before = await dataIn(folder);
    const named = { ...state, counters: { visits: 9 } };
    const read = await readData({ ...shape, folder, schemaVersion: 2, migrations: { 1: () => named } });
    expect(read).toEqual({ state: named, schemaVersion: 1, notices: [] });
    await expect(readData({ ...shape, folder, schemaVersion: 2 })).rejects.toThrow(
      "it has no migration from 1 to 2",
    );
    expect(await dataIn(folder)).toEqual(before);
  });

  it("is refused while a store has it, and where there is nothing", async () => {
    const folder = await makeFolder();
    const store = await openClinic(folder);
    await expect(readData({ ...shape, folder })).rejects.toThrow(
      `${folder} is in use by process ${process.pid}`,
    );
    await store.close();
    const empty = await makeFolder();
    await expect(readData({ ...shape, folder: empty })).rejects.toThrow(`There is no data in ${empty}.`);
    expect(await readdir(empty)).toEqual([]);
    await expect(readData({ ...shape, folder: join(empty, "none") })).rejects.toThrow("There is no data in");
  });
});

describe("writing a state into a folder", () => {
  it("makes a store of it that goes on", async () => {
    const folder = join(await makeFolder(), "deep", "data");
    expect(await write(folder)).toEqual({});
    const store = await openClinic(folder);
    expect(await visitors(store)).toEqual(["rex"]);
    await visit(store, "a");
    await store.close();
    expect(await visitors(await openClinic(folder))).toEqual(["rex", "a"]);
  });

  it("is refused where there is data, and replaces it when told so, keeping the files", async () => {
    const folder = await makeFolder();
    const store = await openClinic(folder);
    await visit(store, "old");
    await store.close();
    const before = await dataIn(folder);
    await expect(write(folder)).rejects.toThrow(`There is data in ${folder} already. Nothing was changed.`);
    expect(await dataIn(folder)).toEqual(before);
    const { kept = "" } = await write(folder, { replace: true });
    expect(await dataIn(kept)).toEqual(before);
    const again = await openClinic(folder);
    expect(await visitors(again)).toEqual(["rex"]);
    await visit(again, "a");
    await again.close();
    expect(await visitors(await openClinic(folder))).toEqual(["rex", "a"]);
    expect(await visitors(await openClinic(kept))).toEqual(["old"]);
  });

  it.each([false, true])(
    "cut off at any call, is not taken for done (data there before: %s)",
    async (had) => {
      const steps = new Set<string>();
      for (let calls = 0, isCutOff = true; isCutOff; calls++) {
        const folder = join(await makeFolder(), "data");
        if (had) await visitBy(folder, "old");
        let made = 0;
        const fileSystem = watchFileSystem(({ operation, name }) => {
          if (made === calls) throw systemError("EIO");
          made++;
          steps.add(`${operation} ${name}`);
        });
        const writing = write(folder, { replace: had, fileSystem });
        isCutOff = await writing.then(
          () => false,
          () => true,
        );
        expect(await openedAs(folder)).toBeOneOf(
          had ? ["old", "rex"] : isCutOff ? ["nothing yet", "unfinished", "rex"] : ["rex"],
        );
        await write(folder, { replace: true });
        expect(await openedAs(folder)).toBe("rex");
      }
      expect([...steps]).toContain(`rename snapshot-00000${had ? 2 : 1}`);
      expect(steps.has("remove unfinished-copy")).toBe(!had);
    },
  );
});

async function visitBy(folder: string, id: string): Promise<void> {
  const store = await openClinic(folder);
  await visit(store, id);
  await store.close();
}

/** What a server would find that is started now. */
async function openedAs(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  if (names.every((name) => /^(lock|owner)/.test(name))) return "nothing yet";
  try {
    const store = await openClinic(folder, { seed: () => ({ collections: {} }) });
    const found = await visitors(store);
    await store.close();
    return found.join() || "begun anew";
  } catch (error) {
    if (String(error).includes(`contract-server migrate --to ${folder}`)) return "unfinished";
    throw error;
  }
}
