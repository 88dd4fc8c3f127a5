import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { openClinic } from "./clinic-folder.ts";
import { watchFileSystem } from "./watched-file-system.ts";

const SYNC_MS = 10;

describe("two hundred simultaneous writes", () => {
  it("share at most four syncs, none being acknowledged before its own has ended", async () => {
    const folder = await makeFolder();
    let syncs = 0;
    let durable = "";
    const fileSystem = watchFileSystem(async ({ operation, name }) => {
      if (operation !== "sync" || !name.startsWith("journal-")) return;
      const written = await readFile(join(folder, name), "latin1");
      await new Promise((resolve) => setTimeout(resolve, SYNC_MS));
      durable = written;
      syncs++;
    });
    const store = await openClinic(folder, { fileSystem });
    syncs = 0;
    const acknowledgedInTime = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        await visit(store, `v${n}`);
        return durable.includes(`"id":"v${n}"`);
      }),
    );
    expect(syncs).toBeLessThanOrEqual(4);
    expect(acknowledgedInTime).toEqual(Array.from({ length: 200 }, () => true));
    await store.close();
    expect(await visitors(await openClinic(folder))).toHaveLength(200);
  });

  it("are committed in the order in which they ran", async () => {
    const store = await openClinic(await makeFolder());
    await Promise.all(Array.from({ length: 200 }, (_, n) => visit(store, `v${n}`)));
    const { items } = await store.read((view) => view.find("visits"));
    expect(items.map(({ sequence }) => sequence)).toEqual(items.map((_, index) => index + 1));
  });
});
