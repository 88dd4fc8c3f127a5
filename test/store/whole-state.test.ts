import { EventEmitter, once } from "node:events";
import { describe, expect, it } from "vitest";
import { StoreUnavailableError } from "../../src/store/store.ts";
import type { Clinic } from "./clinic-state.ts";
import { kinds } from "./clinic.ts";
import type { Seed } from "../../src/store/store.ts";

const rex = { id: "rex", name: "Rex", kind: "dog" };
const tom = { id: "tom", name: "Tom", kind: "cat" };

describe.each(kinds)("the state of a $name store", ({ open }) => {
  it("is what its seed says, and is written down again as that", async () => {
    const seed = {
      collections: { pets: [tom, rex], visits: [{ id: "v", sequence: 1, pet: "rex" }] },
      counters: { visits: 1 },
    };
    const { store, reopen } = await open(seed);
    expect(await store.dump()).toEqual(seed);
    expect(await (await reopen()).store.dump()).toEqual(seed);
  });

  it("is replaced as a whole by a reset, which waits its turn", async () => {
    const { store, reopen } = await open({ collections: { pets: [rex] }, counters: { visits: 9 } });
    const before = store.transaction((tx) => tx.put("pets", { ...rex, id: "gone" }));
    const reset = store.reset({ collections: { pets: [tom] } });
    const after = store.transaction(async (tx) => {
      await tx.put("pets", rex);
      return tx.next("visits");
    });
    await Promise.all([before, reset, after]);
    expect(await after).toBe(1);
    const state = { collections: { pets: [tom, rex], visits: [] }, counters: { visits: 1 } };
    expect(await store.dump()).toEqual(state);
    expect(await (await reopen()).store.dump()).toEqual(state);
  });

  it.each([
    ["two documents of one id", { collections: { pets: [rex, rex] } }, 'two documents "rex" in "pets"'],
    ["an unknown collection", { collections: { cars: [] } }, 'a collection "cars", which is not defined'],
    ["a counter below 0", { collections: {}, counters: { a: -1 } }, 'The counter "a" of the seed'],
  ])("stays when a reset has %s", async (_, seed, message) => {
    const { store } = await open({ collections: { pets: [rex] } });
    await expect(store.reset(seed as Seed<Clinic>)).rejects.toThrow(message);
    expect((await store.dump()).collections.pets).toEqual([rex]);
  });

  it("stands still for one who reads, whatever is committed meanwhile", async () => {
    const { store } = await open({ collections: { pets: [rex, tom] } });
    await store.read(async (view) => {
      expect(await view.last("visits")).toBe(0);
      await store.transaction(async (tx) => {
        await tx.put("pets", { ...rex, name: "King", kind: "cat" });
        await tx.delete("pets", "tom");
        await tx.put("pets", { ...tom, id: "new" });
      });
      await store.transaction((tx) => tx.put("pets", { ...rex, name: "Emperor" }));
      expect((await view.find("pets")).items).toEqual([rex, tom]);
      expect((await view.find("pets", { where: { kind: "cat" } })).items).toEqual([tom]);
      expect(await view.get("pets", "rex")).toEqual(rex);
      expect(await view.get("pets", "new")).toBeUndefined();
      await store.reset({ collections: {} });
      expect((await view.find("pets", { sort: [{ by: "id", order: "desc" }] })).items).toEqual([tom, rex]);
    });
    expect(await store.read((view) => view.find("pets"))).toEqual({ items: [], more: false, total: 0 });
  });

  it("is never seen half changed, however many commits a read takes", async () => {
    const { store } = await open({ collections: { pets: [{ ...rex, age: 0 }], visits: [] } });
    const commits = new EventEmitter();
    const reader = { reading: true };
    const write = async () => {
      for (let n = 1; reader.reading; n++) {
        await store.transaction(async (tx) => {
          await tx.put("pets", { ...rex, age: n });
          await tx.put("visits", { id: `v${n}`, sequence: n, pet: "rex" });
        });
        commits.emit("commit");
      }
    };
    const look = async () => {
      for (let n = 0; n < 50; n++) {
        await store.read(async (view) => {
          const pet = await view.get("pets", "rex");
          await once(commits, "commit");
          expect((await view.find("visits", { where: { pet: "rex" } })).total).toBe(pet?.age);
        });
      }
    };
    const looking = look().finally(() => (reader.reading = false));
    await Promise.all([looking, write()]);
    expect((await store.read((view) => view.find("visits"))).total).toBeGreaterThanOrEqual(50);
  });
});

describe.each(kinds)("a $name store that is closed", ({ open }) => {
  it("has finished what was under way, and refuses everything else", async () => {
    const { store } = await open();
    let written = false;
    const writing = store
      .transaction(async (tx) => {
        await new Promise((resolve) => setImmediate(resolve));
        await tx.put("pets", rex);
      })
      .then(() => (written = true));
    const closing = store.close();
    await expect(store.transaction(() => 1)).rejects.toThrow(StoreUnavailableError);
    await expect(store.read(() => 1)).rejects.toThrow("The store is closed");
    await closing;
    expect(written).toBe(true);
    await writing;
    await expect(store.dump()).rejects.toThrow(StoreUnavailableError);
    await expect(store.reset({ collections: {} })).rejects.toThrow(StoreUnavailableError);
    await store.close();
  });

  it("was ready before", async () => {
    const { store } = await open();
    expect(store.health()).toEqual({ status: "ready" });
  });
});
