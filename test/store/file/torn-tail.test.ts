import { cp, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { openClinic } from "./clinic-folder.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";

/** Three visits, each a record of its own; where the last one begins and ends. */
async function makeJournal(): Promise<{ folder: string; journal: string; begin: number; end: number }> {
  const folder = await makeFolder();
  const journal = join(folder, "journal-000001");
  const store = await openClinic(folder);
  await visit(store, "a");
  await visit(store, "b");
  const begin = (await stat(journal)).size;
  await visit(store, "c");
  await store.close();
  return { folder, journal, begin, end: (await stat(journal)).size };
}

async function openWithNotices(folder: string) {
  const notices: string[] = [];
  return { store: await openClinic(folder, { onNotice: (message) => notices.push(message) }), notices };
}

describe("a journal whose last record was cut off", () => {
  let made: Awaited<ReturnType<typeof makeJournal>>;
  beforeEach(async () => {
    made = await makeJournal();
  });

  it("at any byte is opened with everything before it, the rest being kept and told of", async () => {
    const { journal, begin, end } = made;
    const whole = await readFile(journal);
    for (let cut = begin; cut < end; cut++) {
      const folder = await makeFolder();
      await cp(made.folder, folder, { recursive: true });
      await truncate(join(folder, "journal-000001"), cut);
      const { store, notices } = await openWithNotices(folder);
      expect(await visitors(store)).toEqual(["a", "b"]);
      await visit(store, "d");
      await store.close();
      const kept = (await readdir(folder)).filter((name) => name.includes(".torn-"));
      expect([kept.length, notices.length]).toEqual(cut === begin ? [0, 0] : [1, 1]);
      for (const name of kept) {
        expect(name).toMatch(/^journal-000001\.torn-\d{4}-/);
        expect((await readFile(join(folder, name))).equals(whole.subarray(begin, cut))).toBe(true);
        expect(notices[0]).toContain(`Its ${cut - begin} bytes from byte ${begin} on are now in ${name}`);
      }
      const again = await openWithNotices(folder);
      expect(await visitors(again.store)).toEqual(["a", "b", "d"]);
      expect(again.notices).toEqual([]);
      await again.store.close();
    }
  });

  it("because its sectors were never written is opened too, however long it is", async () => {
    const { folder, journal, begin } = made;
    const whole = await readFile(journal);
    await writeFile(journal, Buffer.concat([whole.subarray(0, begin), Buffer.alloc(5000)]));
    const { store, notices } = await openWithNotices(folder);
    expect(await visitors(store)).toEqual(["a", "b"]);
    expect(notices[0]).toContain("Its 5000 bytes");
  });

  it("because one sector in the midst of it was never written is opened too", async () => {
    const { folder, journal, end } = made;
    const store = await openClinic(folder);
    await store.transaction((tx) => tx.put("pets", { id: "long", name: "x".repeat(5000), kind: "dog" }));
    await store.close();
    const bytes = await readFile(journal);
    const sector = Math.ceil((end + 1000) / 512) * 512;
    await writeFile(journal, bytes.fill(0, sector, sector + 512));
    const again = await openWithNotices(folder);
    expect(await visitors(again.store)).toEqual(["a", "b", "c"]);
    expect(again.notices).toHaveLength(1);
  });

  it("is refused where a sound record follows", async () => {
    const { folder, journal, begin, end } = made;
    const bytes = await readFile(journal);
    const tail = bytes.subarray(begin, end);
    const lost = Buffer.concat([bytes.subarray(0, begin), Buffer.alloc(2048), tail]);
    await writeFile(journal, lost);
    await expect(openWithNotices(folder)).rejects.toThrow(`${journal} is damaged at byte ${begin}`);
    expect((await readFile(journal)).equals(lost)).toBe(true);
  });

  it("is refused where a later journal has records", async () => {
    const folder = await makeFolder();
    // No snapshot can be put in place, so that one journal follows the other.
    const fileSystem = watchFileSystem(({ operation }) => {
      if (operation === "rename") throw systemError("ENOSPC");
    });
    await openClinic(folder).then((store) => store.close());
    const store = await openClinic(folder, { fileSystem, compactAfterBytes: 1 });
    await visit(store, "a");
    await expect.poll(() => store.health().status).toBe("degraded");
    await visit(store, "b");
    await store.close();
    const journal = join(folder, "journal-000001");
    const { size } = await stat(journal);
    for (const cut of [1, 20, size - 100]) {
      await truncate(journal, size - cut);
      await expect(openWithNotices(folder)).rejects.toThrow("damaged");
    }
  });
});
