import { copyFile, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreDamagedError } from "../../../src/store/store.ts";
import { visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { contentOf, openClinic } from "./clinic-folder.ts";
import { makeTwoGenerations } from "./two-generations.ts";

const pets = [{ id: "rex", name: "Rex", kind: "dog" }];
const noSeed = () => {
  throw new Error("Seeded over damaged data");
};

async function makeSnapshot() {
  const folder = await makeFolder();
  const store = await openClinic(folder, { seed: () => ({ collections: { pets }, counters: { a: 1 } }) });
  await store.close();
  const path = join(folder, "snapshot-000001");
  return { folder, path, bytes: await readFile(path) };
}

async function expectRefused(folder: string, message: string | RegExp): Promise<void> {
  const before = await contentOf(folder);
  const opening = openClinic(folder, { seed: noSeed });
  await expect(opening).rejects.toThrow(StoreDamagedError);
  await expect(opening).rejects.toThrow(message);
  expect(await contentOf(folder)).toEqual(before);
}

describe("a snapshot", () => {
  it("that is empty is refused, and never seeded over", async () => {
    const { folder, path } = await makeSnapshot();
    await writeFile(path, "");
    await expectRefused(folder, `${path} is damaged at byte 0: no sound record is there`);
  });

  it("that is filled with NULs is refused, and never seeded over", async () => {
    const { folder, path, bytes } = await makeSnapshot();
    await writeFile(path, bytes.fill(0));
    await expectRefused(folder, `${path} is damaged at byte 0`);
  });

  it("that was cut at any byte is refused, and never seeded over", async () => {
    const { folder, path, bytes } = await makeSnapshot();
    for (let length = 1; length < bytes.length; length++) {
      await writeFile(path, bytes.subarray(0, length));
      await expectRefused(
        folder,
        /snapshot-000001 is damaged at byte \d+: (no sound record is there|its end is missing)/,
      );
    }
  });

  it("that was renamed to another number is refused", async () => {
    const { folder, path } = await makeSnapshot();
    await rename(path, join(folder, "snapshot-000002"));
    await expectRefused(folder, "it was written as snapshot-000001");
  });

  it("that has gone while its journal has records is refused, and never seeded over", async () => {
    const { folder, path } = await makeSnapshot();
    const store = await openClinic(folder);
    await visit(store, "a");
    await store.close();
    await rm(path);
    await expectRefused(folder, "the snapshot that it builds on is missing");
  });

  it("whose journal has gone, or was emptied, is refused", async () => {
    const { folder } = await makeSnapshot();
    await writeFile(join(folder, "journal-000001"), "");
    await expectRefused(folder, "journal-000001 is damaged at byte 0: it should be there");
    await rm(join(folder, "journal-000001"));
    await expectRefused(folder, "journal-000001 is damaged at byte 0: it should be there");
  });

  it("that is damaged can be moved away when an earlier one and all journals are still there", async () => {
    const folder = await makeTwoGenerations();
    const newest =
      [...(await contentOf(folder)).keys()].filter((name) => /^snapshot-\d+$/.test(name)).at(-1) ?? "";
    expect(newest).not.toBe("snapshot-000001");
    const path = join(folder, newest);
    await copyFile(path, join(folder, ".copy"));
    await writeFile(path, "");
    await expectRefused(folder, `${path} is damaged at byte 0`);
    await rm(path);
    expect(await visitors(await openClinic(folder))).toEqual(["a", "b", "c", "d"]);
  });
});
