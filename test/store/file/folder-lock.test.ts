import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import { StoreLockedError } from "../../../src/store/file/folder-lock.ts";
import { makeFolder } from "../temporary-folder.ts";
import { startChild } from "./child-process.ts";

const open = (folder: string) =>
  openFileStore<{ pets: { id: string } }>({
    folder,
    collections: { pets: { id: "id" } },
    schemaVersion: 1,
    seed: () => ({ collections: { pets: [{ id: "rex" }] } }),
  });

describe("a data folder", () => {
  it("is refused to a second process at once, with the first one's number", async () => {
    const folder = await makeFolder();
    const owner = startChild("hold-folder.ts", folder);
    expect(await owner.line()).toBe("open");
    const second = startChild("hold-folder.ts", folder);
    const refusal = JSON.parse((await second.line()) ?? "") as { name: string; message: string; ms: number };
    expect(refusal.name).toBe("StoreLockedError");
    expect(refusal.message).toContain(`${folder} is in use by process ${owner.process.pid} since 20`);
    expect(refusal.message).toContain("choose another folder with --data");
    expect(refusal.ms).toBeLessThan(1000);
  });

  it("is refused to a second store of the same process", async () => {
    const folder = await makeFolder();
    const first = await open(folder);
    await expect(open(folder)).rejects.toThrow(StoreLockedError);
    await expect(open(`${folder}/`)).rejects.toThrow(`process ${process.pid} since`);
    await first.close();
    const second = await open(folder);
    await second.close();
  });

  it("is free again when its owner has closed it", async () => {
    const folder = await makeFolder();
    const owner = startChild("hold-folder.ts", folder);
    await owner.line();
    const exit = once(owner.process, "exit");
    owner.process.stdin?.end();
    await exit;
    const store = await open(folder);
    expect((await store.dump()).collections.pets).toEqual([{ id: "rex" }]);
    await store.close();
  });

  it(
    "goes to exactly one of fifty who start at once after its owner was killed",
    { timeout: 120_000 },
    async () => {
      const folder = await makeFolder();
      const owner = startChild("hold-folder.ts", folder);
      expect(await owner.line()).toBe("open");
      await owner.kill();
      // Only as much of a store as decides it, so that fifty of them are at it together.
      const starters = Array.from({ length: 50 }, () => startChild("take-lock.ts", folder));
      const outcomes = await Promise.all(starters.map((starter) => starter.line()));
      expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "StoreLockedError")).toHaveLength(49);
    },
  );
});
