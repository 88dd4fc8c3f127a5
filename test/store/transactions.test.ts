import { describe, expect, it } from "vitest";
import { kinds } from "./clinic.ts";

const rex = { id: "rex", name: "Rex", kind: "dog" };
const tom = { id: "tom", name: "Tom", kind: "cat" };

describe.each(kinds)("a transaction of a $name store", ({ open }) => {
  it("makes all of its changes visible at once, when it has ended", async () => {
    const { store } = await open({ collections: { pets: [rex] } });
    const seen: unknown[] = [];
    const look = () => store.read(async (view) => (await view.find("pets")).items.map(({ name }) => name));
    await store.transaction(async (tx) => {
      await tx.put("pets", { ...rex, name: "King" });
      seen.push(await look());
      await tx.put("pets", tom);
      seen.push(await look());
    });
    expect(seen).toEqual([["Rex"], ["Rex"]]);
    expect(await look()).toEqual(["King", "Tom"]);
  });

  it("is in no dump and no count while it is under way, whether it ends well or not", async () => {
    const seed = { collections: { pets: [rex, tom], visits: [] }, counters: { visits: 4 } };
    const { store } = await open(seed);
    const attempt = store.transaction(async (tx) => {
      await tx.delete("pets", "rex");
      await tx.put("pets", { ...tom, kind: "lion" });
      await tx.put("pets", rex);
      await tx.next("visits");
      expect(await store.dump()).toEqual(seed);
      expect(await store.read((view) => view.last("visits"))).toBe(4);
      expect(await tx.last("visits")).toBe(5);
      expect((await tx.find("pets")).items).toEqual([{ ...tom, kind: "lion" }, rex]);
      throw new Error("not today");
    });
    await expect(attempt).rejects.toThrow("not today");
    expect(await store.dump()).toEqual(seed);
  });

  it("sees its own changes before anybody else does", async () => {
    const { store } = await open({ collections: { pets: [rex] } });
    await store.transaction(async (tx) => {
      await tx.put("pets", tom);
      expect(await tx.get("pets", "tom")).toEqual(tom);
      expect(await tx.delete("pets", "rex")).toBe(true);
      expect(await tx.get("pets", "rex")).toBeUndefined();
      expect((await tx.find("pets", { where: { kind: "cat" } })).items).toEqual([tom]);
      expect((await tx.find("pets", { where: { kind: "dog" } })).total).toBe(0);
    });
  });

  it("that throws has changed nothing, not even the order of documents or a counter", async () => {
    const seed = { collections: { pets: [rex, tom], visits: [] }, counters: { visits: 4 } };
    const { store, reopen } = await open(seed);
    const refusal = new Error("not today");
    const attempt = store.transaction(async (tx) => {
      await tx.delete("pets", "rex");
      await tx.put("pets", { ...tom, kind: "lion" });
      await tx.put("pets", rex);
      await tx.put("pets", { id: "kim", name: "Kim", kind: "dog" });
      expect(await tx.next("visits")).toBe(5);
      throw refusal;
    });
    await expect(attempt).rejects.toBe(refusal);
    expect(await store.dump()).toEqual(seed);
    const dogs = await store.read((view) => view.find("pets", { where: { kind: "dog" } }));
    expect(dogs).toEqual({ items: [rex], more: false, total: 1 });
    expect(await store.transaction((tx) => tx.next("visits"))).toBe(5);
    const again = await reopen();
    expect(await again.store.dump()).toEqual({ ...seed, counters: { visits: 5 } });
  });

  it("runs alone: a thousand at a time lose no update", async () => {
    const { store, reopen } = await open({ collections: { pets: [{ ...rex, age: 0 }] } });
    await Promise.all(
      Array.from({ length: 1000 }, () =>
        store.transaction(async (tx) => {
          const pet = await tx.get("pets", "rex");
          if (pet === undefined) throw new Error("Rex has gone");
          await new Promise<void>((resolve) => queueMicrotask(resolve));
          await tx.put("pets", { ...pet, age: (pet.age ?? 0) + 1 });
        }),
      ),
    );
    const { store: again } = await reopen();
    expect(await again.read((view) => view.get("pets", "rex"))).toEqual({ ...rex, age: 1000 });
  });

  it("counts 1, 2, 3 under each name", async () => {
    const { store } = await open();
    const count = (name: string) => store.transaction((tx) => tx.next(name));
    expect([await count("a"), await count("a"), await count("b"), await count("a")]).toEqual([1, 2, 1, 3]);
  });

  it("passes on what its body returns", async () => {
    const { store } = await open();
    expect(await store.transaction(() => "done")).toBe("done");
    expect(await store.transaction(async (tx) => tx.delete("pets", "nobody"))).toBe(false);
  });

  it("refuses to be used after it has ended", async () => {
    const { store } = await open();
    const leaked = await store.transaction((tx) => ({ tx }));
    await expect(leaked.tx.put("pets", rex)).rejects.toThrow("This transaction has ended");
    await expect(leaked.tx.get("pets", "rex")).rejects.toThrow("has ended");
    await expect(leaked.tx.delete("pets", "rex")).rejects.toThrow("has ended");
    await expect(leaked.tx.next("visits")).rejects.toThrow("has ended");
    const view = await store.read((view) => ({ view }));
    await expect(view.view.find("pets")).rejects.toThrow("This read has ended");
    expect(await store.dump()).toEqual({ collections: { pets: [], visits: [] }, counters: {} });
  });
});
