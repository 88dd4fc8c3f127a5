import { describe, expect, it } from "vitest";
import { StoreUnavailableError } from "../../../src/store/store.ts";
import { visit, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { openClinic } from "./clinic-folder.ts";
import type { Call } from "./watched-file-system.ts";
import { systemError, watchFileSystem } from "./watched-file-system.ts";

/** A store whose journal fails in one kind of call as soon as it is told to. */
async function openFailing(operation: Call["operation"]) {
  const folder = await makeFolder();
  const journal = { fails: false, calls: 0 };
  const fileSystem = watchFileSystem((call) => {
    if (!call.name.startsWith("journal-")) return;
    journal.calls++;
    if (journal.fails && call.operation === operation) throw systemError("EIO");
  });
  return { folder, journal, store: await openClinic(folder, { fileSystem }) };
}

describe.each(["write", "sync"] as const)("a %s of the journal that fails", (operation) => {
  it("is a refusal for all who wait for it and all who come later, without another try", async () => {
    const { journal, store } = await openFailing(operation);
    await visit(store, "a");
    journal.fails = true;
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => visit(store, `b${n}`)));
    for (const outcome of outcomes) {
      expect(outcome).toEqual({ status: "rejected", reason: expect.any(StoreUnavailableError) as unknown });
    }
    const callsBefore = journal.calls;
    journal.fails = false;
    await expect(visit(store, "c")).rejects.toThrow("could not be written (EIO: as the test wants it)");
    await expect(store.reset({ collections: {} })).rejects.toThrow(StoreUnavailableError);
    await expect(store.transaction((tx) => tx.get("pets", "a"))).rejects.toThrow(StoreUnavailableError);
    expect(journal.calls).toBe(callsBefore);
  });

  it("leaves the acknowledged state to be read, and the store read-only", async () => {
    const { folder, journal, store } = await openFailing(operation);
    await visit(store, "a");
    expect(store.health()).toEqual({ status: "ready" });
    journal.fails = true;
    await expect(visit(store, "b")).rejects.toThrow(StoreUnavailableError);
    expect(await visitors(store)).toEqual(["a"]);
    expect(store.health()).toEqual({
      status: "read-only",
      detail: `The journal in ${folder} could not be written (EIO: as the test wants it). Nothing is changed any more; look after the disk and start again.`,
    });
  });

  it("loses nothing that was acknowledged, and leaves no half of anything else", async () => {
    const { folder, journal, store } = await openFailing(operation);
    await visit(store, "a");
    journal.fails = true;
    await Promise.allSettled([visit(store, "b"), visit(store, "c"), store.reset({ collections: {} })]);
    await store.close();
    const again = await openClinic(folder);
    const found = await visitors(again);
    expect(found[0]).toBe("a");
    await visit(again, "d");
    expect(await visitors(again)).toEqual([...found, "d"]);
  });
});

describe("a change that is not durable yet", () => {
  it("is heard of by nobody: not by a transaction that changes nothing, nor by one that refuses", async () => {
    const { journal, store } = await openFailing("sync");
    await visit(store, "a");
    journal.fails = true;
    const writing = visit(store, "b");
    const looking = store.transaction(async (tx) => (await tx.find("pets")).total);
    const refusing = store.transaction(async (tx) => {
      if ((await tx.find("pets")).total === 2) throw new Error("There are two already");
    });
    await expect(writing).rejects.toThrow(StoreUnavailableError);
    await expect(looking).rejects.toThrow(StoreUnavailableError);
    await expect(refusing).rejects.toThrow(StoreUnavailableError);
  });
});
