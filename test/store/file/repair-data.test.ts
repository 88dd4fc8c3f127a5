import { cp, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockFolder } from "../../../src/store/file/folder-lock.ts";
import { checkData } from "../../../src/store/file/repair/check-data.ts";
import { repairData } from "../../../src/store/file/repair/repair-data.ts";
import type { Salvage } from "../../../src/store/file/repair/salvage.ts";
import { visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { contentOf, openClinic } from "./clinic-folder.ts";
import { copyWith, flip, keptIn, makeClinicFolder } from "./damaged-clinic.ts";
import { makeTwoGenerations } from "./two-generations.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";

const ALL = ["first", "a", "b", "c", "d"];

/** Where each change of the journal of a sound folder begins. */
async function offsetsIn(folder: string): Promise<number[]> {
  const { examined } = await checkData(folder);
  return examined.journals.flatMap(({ batches }) => batches.map(({ offset }) => offset));
}

/** Repairs a folder, and what was said before of what is lost. */
async function repair(folder: string): Promise<Salvage> {
  const said: Salvage[] = [];
  const repaired = await repairData(folder, (salvaged) => Promise.resolve(said.push(salvaged) > 0));
  if (typeof repaired === "string" || said[0] === undefined)
    throw new Error(`It was not repaired but ${JSON.stringify(repaired)}`);
  return said[0];
}

/** What a store has that starts with the folder and goes on. */
async function visitorsOf(folder: string): Promise<string[]> {
  const store = await openClinic(folder);
  const found = await visitors(store);
  await visit(store, "after");
  await store.close();
  const again = await openClinic(folder);
  expect(await visitors(again)).toEqual([...found, "after"]);
  await again.close();
  return found;
}

/** The data files alone. */
async function dataOf(folder: string) {
  return [...(await contentOf(folder))].filter(([name]) => /^(snapshot|journal)-\d+$/.test(name));
}

describe("a repair of a journal", () => {
  it("with an altered byte anywhere keeps what is before, says what is after, and keeps the damaged files", async () => {
    const folder = await makeClinicFolder();
    const offsets = await offsetsIn(folder);
    const { size } = await stat(join(folder, "journal-000001"));
    for (let at = 0; at < size; at += 61) {
      const damaged = await copyWith(folder, "journal-000001", flip(at));
      const before = await dataOf(damaged);
      const changes = offsets.filter((offset) => offset <= at).length - 1;
      const { sequence, loss } = await repair(damaged);
      // In its last change, a byte is taken for altered, not for torn; in its header, all of it is lost.
      const remaining = Math.max(changes, 0);
      expect([at, sequence, loss.lastKnown]).toEqual([at, remaining, changes === 3 ? 3 : 4]);
      expect(loss.records.map((record) => record.sequence)).toEqual(
        [1, 2, 3, 4].filter((n) => n > (changes < 0 ? 0 : remaining + 1)),
      );
      const [begin = 0, end = size] =
        changes < 0 ? [0, offsets[0]] : [offsets[changes], offsets[changes + 1]];
      expect(loss.unreadable).toEqual([{ file: "journal-000001", offset: begin, bytes: end - begin }]);
      const [kept = ""] = await keptIn(damaged);
      expect(kept).toMatch(/^before-repair-/);
      expect(await dataOf(join(damaged, kept))).toEqual(before);
      expect(await visitorsOf(damaged)).toEqual(ALL.slice(0, remaining + 1));
    }
  });

  it("that is missing goes on from the snapshot", async () => {
    const folder = await makeClinicFolder();
    await rm(join(folder, "journal-000001"));
    expect((await repair(folder)).loss).toEqual({ lastKnown: 0, records: [], unreadable: [] });
    expect(await visitorsOf(folder)).toEqual(["first"]);
  });

  it("in which a change is missing keeps what is before it", async () => {
    const folder = await makeClinicFolder();
    const [, second, third] = await offsetsIn(folder);
    const damaged = await copyWith(folder, "journal-000001", (bytes) =>
      Buffer.concat([bytes.subarray(0, second), bytes.subarray(third)]),
    );
    const { sequence, loss } = await repair(damaged);
    expect([sequence, loss.lastKnown, loss.records.length]).toEqual([1, 4, 2]);
    expect(await visitorsOf(damaged)).toEqual(["first", "a"]);
  });
});

describe("a repair of a snapshot", () => {
  it("takes an earlier one that is whole, and loses nothing when the journals after it are all there", async () => {
    const folder = await makeTwoGenerations();
    const newest = (await checkData(folder)).files.snapshots.at(-1) ?? 0;
    expect(newest).toBeGreaterThan(1);
    const damaged = await copyWith(folder, `snapshot-${String(newest).padStart(6, "0")}`, (bytes) =>
      bytes.fill(0),
    );
    const { loss, sequence } = await repair(damaged);
    expect([loss.lastKnown, loss.records, loss.unreadable]).toEqual([sequence, [], []]);
    expect(await visitorsOf(damaged)).toEqual(["a", "b", "c", "d"]);
  });

  it("without an earlier one keeps the documents that can be read, and says that others cannot", async () => {
    const folder = await makeClinicFolder();
    const bytes = await readFile(join(folder, "snapshot-000001"));
    const visits = bytes.indexOf('{"collection":"visits"');
    const damaged = await copyWith(folder, "snapshot-000001", flip(visits + 3));
    const { loss } = await repair(damaged);
    expect(loss.snapshot).toMatchObject({ documents: 1, counters: false });
    expect(loss.snapshot?.holes).toHaveLength(1);
    const store = await openClinic(damaged);
    const { collections, counters } = await store.dump();
    expect(collections.pets?.map(({ id }) => id)).toEqual(ALL);
    expect(collections.visits?.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    expect(counters).toEqual({ visits: 5 });
  });

  it("that was cut off says that nobody knows how many documents are missing, nor what was counted", async () => {
    const folder = await makeClinicFolder();
    const damaged = await copyWith(folder, "snapshot-000001", (bytes) =>
      bytes.subarray(0, bytes.indexOf('{"collection":"visits"') + 9),
    );
    const { loss } = await repair(damaged);
    expect(loss.snapshot).toMatchObject({ documents: undefined, counters: true });
    const store = await openClinic(damaged);
    expect((await store.dump()).collections.visits).toHaveLength(4);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ["is empty", () => Buffer.alloc(0)],
    ["is filled with NULs", (bytes) => bytes.fill(0)],
    ["has lost its beginning", (bytes) => bytes.fill(0, 0, 20)],
  ])("that %s is refused, and nothing is changed", async (_, damage) => {
    const folder = await copyWith(await makeClinicFolder(), "snapshot-000001", damage);
    const before = await contentOf(folder);
    const agree = () => Promise.reject(new Error("It was asked for nothing"));
    await expect(repairData(folder, agree)).rejects.toThrow(`Nothing in ${folder} can be saved`);
    expect(await contentOf(folder)).toEqual(before);
  });
});

describe("a repair", () => {
  it("that is not wanted, or not needed, changes nothing", async () => {
    const sound = await makeClinicFolder();
    const soundBefore = await contentOf(sound);
    expect(await repairData(sound, () => Promise.resolve(true))).toBe("not needed");
    expect(await contentOf(sound)).toEqual(soundBefore);
    const damaged = await copyWith(sound, "journal-000001", flip(500));
    const before = await contentOf(damaged);
    expect(await repairData(damaged, () => Promise.resolve(false))).toBe("declined");
    expect(await contentOf(damaged)).toEqual(before);
  });

  it("is refused while a store has the folder", async () => {
    const folder = await copyWith(await makeClinicFolder(), "journal-000001", flip(500));
    const lock = await lockFolder(folder);
    await expect(repairData(folder, () => Promise.resolve(true))).rejects.toThrow("is in use by");
    await lock.release();
  });

  it("that crashes at any call leaves the damaged files or the repaired ones, and can be run again", async () => {
    const damaged = await copyWith(await makeClinicFolder(), "journal-000001", flip(700));
    const before = await dataOf(damaged);
    const whole = await copyOf(damaged);
    await repair(whole);
    const wanted = await visitorsOf(whole);
    expect(wanted).toEqual(["first", "a"]);
    for (let calls = 0, crashed = true; crashed; calls++) {
      const folder = await copyOf(damaged);
      let made = 0;
      const fileSystem = watchFileSystem(() => {
        if (made++ >= calls) throw systemError("EIO");
      });
      const outcome = await repairData(folder, () => Promise.resolve(true), fileSystem).catch(
        () => "crashed",
      );
      crashed = outcome === "crashed";
      const { faults } = await checkData(folder);
      if (faults.length > 0) expect(await dataOf(folder)).toEqual(expect.arrayContaining(before));
      await repairData(folder, () => Promise.resolve(true));
      const store = await openClinic(folder);
      expect(await visitors(store)).toEqual(wanted);
      await store.close();
    }
  });
});

async function copyOf(folder: string): Promise<string> {
  const copy = await makeFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}
