import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { openClinic } from "./clinic-folder.ts";
import type { Call } from "./watched-file-system.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";

const dataFiles = async (folder: string) =>
  (await readdir(folder)).filter((name) => /^(snapshot|journal)-/.test(name));

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

describe("compaction", () => {
  it("under load keeps every change, in its order, and leaves one generation of files", async () => {
    const folder = await makeFolder();
    const store = await openClinic(folder, { compactAfterBytes: 5000 });
    const written: string[] = [];
    const writers = ids("w", 20).map(async (writer) => {
      for (const n of ids("-", 30)) {
        await visit(store, writer + n);
        written.push(writer + n);
      }
    });
    await Promise.all(writers);
    await store.transaction((tx) => tx.put("pets", { id: "w0-0", name: "again", kind: "cat" }));
    const before = await store.dump();
    expect(written).toHaveLength(600);
    await expect.poll(() => dataFiles(folder)).toHaveLength(2);
    expect(await dataFiles(folder)).not.toContain("snapshot-000001");
    await store.close();
    expect(await (await openClinic(folder)).dump()).toEqual(before);
  });

  it("keeps changes that are made while the snapshot is written, deletions among them", async () => {
    const folder = await makeFolder();
    const { promise: goOn, resolve: letGoOn } = Promise.withResolvers<undefined>();
    const snapshot = { held: false };
    const fileSystem = watchFileSystem(async ({ operation, name }) => {
      if (operation !== "write" || name !== "snapshot-000002.tmp") return;
      snapshot.held = true;
      await goOn;
    });
    const store = await openClinic(folder, { fileSystem, compactAfterBytes: 1000 });
    for (let n = 0; !snapshot.held; n++) await visit(store, `before${n}`);
    await visit(store, "during");
    await store.transaction(async (tx) => {
      await tx.delete("pets", "before0");
      await tx.put("pets", { id: "before0", name: "at the end now", kind: "cat" });
      await tx.delete("pets", "before1");
      await tx.put("pets", { id: "before2", name: "changed", kind: "cat" });
    });
    const state = await store.dump();
    letGoOn(undefined);
    await expect.poll(() => dataFiles(folder)).toEqual(["journal-000002", "snapshot-000002"]);
    await store.close();
    const again = await openClinic(folder);
    expect(await again.dump()).toEqual(state);
    const cats = await again.read((view) => view.find("pets", { where: { kind: "cat" } }));
    expect(cats.items.map(({ id }) => id)).toEqual(["before2", "before0"]);
  });

  it.each<[string, Call["operation"], RegExp, string]>([
    ["ENOSPC", "write", /^snapshot/, "A new snapshot could not be written (ENOSPC"],
    ["EIO", "sync", /^snapshot/, "A new snapshot could not be written (EIO"],
    ["EACCES", "rename", /^snapshot/, "A new snapshot could not be written (EACCES"],
    ["EACCES", "open", /^journal/, "A new journal could not be begun (EACCES"],
    ["ENOSPC", "write", /^journal-0*[2-9]/, "A new journal could not be begun (ENOSPC"],
    ["EPERM", "remove", /^snapshot-\d+$/, "Old files could not be removed (EPERM"],
    ["EIO", "close", /^snapshot/, "A new snapshot could not be written (EIO"],
  ])(
    "that meets %s in a %s of %s goes on with the old files, says so, and tries again",
    async (code, operation, name, trouble) => {
      const folder = await makeFolder();
      const notices: string[] = [];
      let failing = false;
      const fileSystem = watchFileSystem((call) => {
        if (failing && call.operation === operation && name.test(call.name)) throw systemError(code);
      });
      const onNotice = (message: string) => notices.push(message);
      const store = await openClinic(folder, { fileSystem, compactAfterBytes: 1000, onNotice });
      failing = true;
      let n = 0;
      while (store.health().status === "ready") await visit(store, `v${n++}`);
      expect(store.health().detail).toContain(`${trouble}: as the test wants it). Nothing is lost`);
      expect(notices[0]).toBe(store.health().detail);
      expect(await dataFiles(folder)).toEqual(expect.arrayContaining(["journal-000001", "snapshot-000001"]));
      const copy = await visitors(store);
      expect(copy).toEqual(ids("v", n));
      failing = false;
      while (store.health().status !== "ready") await visit(store, `v${n++}`);
      await expect.poll(() => dataFiles(folder)).not.toContain("snapshot-000001");
      await store.close();
      expect(await visitors(await openClinic(folder))).toEqual(ids("v", n));
    },
  );

  it.each<[string, Call["operation"], string]>([
    ["a new journal was begun", "open", "A new journal could not be begun (EIO"],
    ["a new snapshot was put in its place", "rename", "A new snapshot could not be written (EIO"],
    ["old files were removed", "remove", "Old files could not be removed (EIO"],
  ])(
    "that meets EIO in a sync of the folder after %s loses nothing, says so, and tries again",
    async (_, before, trouble) => {
      const folder = await makeFolder();
      const failing = { now: false };
      let last: Call["operation"] = "list";
      const fileSystem = watchFileSystem(({ operation }) => {
        if (failing.now && operation === "syncFolder" && last === before) throw systemError("EIO");
        // Records are written meanwhile.
        if (["open", "rename", "remove"].includes(operation)) last = operation;
      });
      const store = await openClinic(folder, { fileSystem, compactAfterBytes: 1000 });
      failing.now = true;
      let n = 0;
      while (store.health().status === "ready") await visit(store, `v${n++}`);
      expect(store.health().detail).toContain(`${trouble}: as the test wants it). Nothing is lost`);
      await visit(store, `v${n++}`);
      expect(await visitors(store)).toEqual(ids("v", n));
      failing.now = false;
      while (store.health().status !== "ready") await visit(store, `v${n++}`);
      await expect.poll(() => dataFiles(folder)).toHaveLength(2);
      await store.close();
      expect(await visitors(await openClinic(folder))).toEqual(ids("v", n));
    },
  );

  it("that fails and is never tried again has lost nothing either", async () => {
    const folder = await makeFolder();
    const fileSystem = watchFileSystem(({ operation, name }) => {
      if (operation === "write" && name.endsWith(".tmp") && name !== "snapshot-000001.tmp")
        throw systemError("ENOSPC");
    });
    const store = await openClinic(folder, { fileSystem, compactAfterBytes: 500 });
    for (const id of ids("v", 20)) await visit(store, id);
    await expect.poll(() => store.health().status).toBe("degraded");
    await store.close();
    expect((await dataFiles(folder)).filter((name) => name.startsWith("journal-")).length).toBeGreaterThan(1);
    const again = await openClinic(folder, { compactAfterBytes: 500 });
    expect(await visitors(again)).toEqual(ids("v", 20));
    await visit(again, "last");
    await expect.poll(() => dataFiles(folder)).toHaveLength(2);
  });
});
