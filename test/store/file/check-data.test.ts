import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkData } from "../../../src/store/file/repair/check-data.ts";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import { readWholeState } from "../../../src/store/file/repair/read-whole-state.ts";
import { StoreDamagedError } from "../../../src/store/store.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, empty } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { startChild } from "./child-process.ts";
import { contentOf } from "./clinic-folder.ts";
import { copyWith, makeClinicFolder } from "./damaged-clinic.ts";

/** The place that a start refuses a folder at; undefined when it starts. The folder is of no use afterwards. */
async function refusedAt(folder: string): Promise<string | undefined> {
  try {
    await openFileStore<Clinic>({ folder, collections, schemaVersion: 1, seed: () => empty }).then((store) =>
      store.close(),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof StoreDamagedError)) throw error;
    return /((?:snapshot|journal)-\d+) is damaged at byte \d+/.exec(error.message)?.[1] ?? error.message;
  }
}

/** Checks a folder, sees that this changed nothing, and that a start finds the same. */
async function expectAgreement(folder: string): Promise<void> {
  const before = await contentOf(folder);
  const { faults, loaded } = await checkData(folder);
  expect(await contentOf(folder)).toEqual(before);
  expect(loaded === undefined).toBe(faults.length > 0);
  expect(faults[0]?.file).toBe(await refusedAt(folder));
}

describe("a check", () => {
  it("tells what is in the files", async () => {
    const { loaded, examined, faults, owner } = await checkData(await makeClinicFolder());
    expect(loaded?.base).toMatchObject({ schemaVersion: 1, generation: 1, sequence: 0 });
    expect(loaded?.sequence).toBe(4);
    expect(examined.journals[0]?.batches.map(({ records }) => records.length)).toEqual([1, 1, 1, 1]);
    expect([faults, owner]).toEqual([[], undefined]);
  });

  it.each(["journal-000001", "snapshot-000001"])(
    "finds a fault in a %s with an altered byte where a start does, and changes nothing",
    async (name) => {
      const folder = await makeClinicFolder();
      const { size } = await stat(join(folder, name));
      for (let at = 0; at < size; at += 19) {
        await expectAgreement(
          await copyWith(folder, name, (bytes) => void bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)),
        );
      }
    },
  );

  it.each(["journal-000001", "snapshot-000001"])("judges a %s that was cut as a start does", async (name) => {
    const folder = await makeClinicFolder();
    const { size } = await stat(join(folder, name));
    for (let length = 0; length < size; length += 31) {
      await expectAgreement(await copyWith(folder, name, (bytes) => bytes.subarray(0, length)));
    }
  });

  it("finds all faults, not the first alone", async () => {
    const folder = await makeClinicFolder();
    const { examined } = await checkData(folder);
    const [, second = 0, , fourth = 0] = examined.journals[0]?.batches.map(({ offset }) => offset) ?? [];
    const damaged = await copyWith(folder, "journal-000001", (bytes) => {
      bytes.fill(0x20, second + 20, second + 30);
      bytes.fill(0x20, fourth + 20, fourth + 30);
      return undefined;
    });
    await writeFile(join(damaged, "snapshot-000001"), "");
    const { faults } = await checkData(damaged);
    expect(faults.map(({ file, offset }) => [file, offset])).toEqual([
      ["snapshot-000001", 0],
      ["journal-000001", second],
      ["journal-000001", fourth],
    ]);
  });

  it("finds a journal that is missing, and a snapshot that is", async () => {
    const folder = await makeClinicFolder();
    const journal = await readFile(join(folder, "journal-000001"));
    await rm(join(folder, "journal-000001"));
    await expectAgreement(folder);
    await rm(join(folder, "snapshot-000001"));
    await writeFile(join(folder, "journal-000001"), journal);
    const { faults } = await checkData(folder);
    expect(faults[0]?.what).toContain("build on is missing");
  });

  it("of a folder without data says so, and leaves nothing in it", async () => {
    const folder = await makeFolder();
    await expect(checkData(folder)).rejects.toThrow(`There is no data in ${folder}. Nothing was changed.`);
    expect(await contentOf(folder)).toEqual(new Map());
  });

  it("and an export beside a process that writes and replaces files see states that were committed", async () => {
    const folder = join(await makeFolder(), "data");
    const writer = startChild("write-until-killed.ts", folder, "1");
    let seen = 0;
    while (seen < 3000) {
      const {
        schemaVersion,
        collections: found,
        counters,
      } = await readWholeState(folder).catch((error: unknown) => {
        // It has only just begun.
        if (seen > 0 || !/no data in|ENOENT|missing/.test(String(error))) throw error;
        return { schemaVersion: 1, collections: {}, counters: {} };
      });
      const { pets = [], visits = [] } = found as Record<string, { id: string }[]>;
      expect(schemaVersion).toBe(1);
      expect(pets.map(({ id }) => id)).toEqual(visits.map(({ id }) => id));
      expect(Object.values(counters)[0] ?? 0).toBe(visits.length);
      expect(visits.length).toBeGreaterThanOrEqual(seen);
      seen = visits.length;
      if (seen === 0) continue;
      const { owner, faults } = await checkData(folder);
      expect([owner?.startsWith(`process ${writer.process.pid} since`), faults]).toEqual([true, []]);
    }
    expect(writer.process.exitCode).toBeNull();
  });
});
