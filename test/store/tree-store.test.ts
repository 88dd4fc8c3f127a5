import { describe, expect, it } from "vitest";
import type { Persistence } from "../../src/store/persistence.ts";
import { noPersistence } from "../../src/store/persistence.ts";
import { StoreUnavailableError } from "../../src/store/store.ts";
import { TreeStore } from "../../src/store/tree-store.ts";

const definitions = new Map([["pets", { id: "id" }]]);
const nothing = { collections: [], counters: [] };

function openOver(persistence: Persistence): TreeStore {
  return new TreeStore({ definitions, image: nothing, sequence: 0, persistence: () => persistence });
}

describe("a store over a persistence", () => {
  it("goes on without a change that cannot be written down", async () => {
    let accepts = true;
    const store = openOver({
      ...noPersistence,
      isInstant: false,
      append: () => {
        if (accepts) return Promise.resolve();
        throw new RangeError("Invalid string length");
      },
    });
    const put = (id: string) => store.transaction((tx) => tx.put("pets", { id }));
    await put("a");
    accepts = false;
    await expect(put("b")).rejects.toThrow("Invalid string length");
    await expect(store.reset({ collections: {} })).rejects.toThrow("Invalid string length");
    accepts = true;
    await put("c");
    const ids = await store.transaction(async (tx) => (await tx.find("pets")).items.map(({ id }) => id));
    expect(ids).toEqual(["a", "c"]);
    expect((await store.dump()).collections.pets).toEqual([{ id: "a" }, { id: "c" }]);
  });

  it("is read-only after any other failure, and shows what was durable before", async () => {
    let works = true;
    const append = () => (works ? Promise.resolve() : Promise.reject(new Error("gone")));
    const store = openOver({ ...noPersistence, isInstant: false, append });
    await store.transaction((tx) => tx.put("pets", { id: "a" }));
    works = false;
    const attempts = ["b", "c"].map((id) => store.transaction((tx) => tx.put("pets", { id })));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    works = true;
    await expect(store.transaction((tx) => tx.put("pets", { id: "d" }))).rejects.toThrow(
      StoreUnavailableError,
    );
    expect((await store.dump()).collections.pets).toEqual([{ id: "a" }]);
    expect(store.health().status).toBe("read-only");
  });
});
