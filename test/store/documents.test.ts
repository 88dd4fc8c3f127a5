import { describe, expect, it } from "vitest";
import type { Pet } from "./clinic-state.ts";
import { kinds } from "./clinic.ts";

const rex: Pet = { id: "rex", name: "Rex", kind: "dog", tags: ["old"], home: { street: "Elm", number: 3 } };

describe.each(kinds)("a document of a $name store", ({ open }) => {
  it("is frozen in depth, and a copy of what was put", async () => {
    const { store } = await open();
    const mine = structuredClone(rex);
    await store.transaction((tx) => tx.put("pets", mine));
    mine.home = { street: "Oak", number: 4 };
    mine.tags?.push("changed");
    const kept = await store.read((view) => view.get("pets", "rex"));
    expect(kept).toEqual(rex);
    expect([kept, kept?.home, kept?.tags].every((part) => Object.isFrozen(part))).toBe(true);
  });

  it("is the same before and after the store was opened again", async () => {
    const { store, reopen } = await open();
    const odd = { ...rex, age: -0, name: "\ud800 \u0000 ünï 🐕", tags: undefined };
    await store.transaction((tx) => tx.put("pets", odd));
    const before = await store.read((view) => view.get("pets", "rex"));
    const { store: again } = await reopen();
    const after = await again.read((view) => view.get("pets", "rex"));
    expect(after).toStrictEqual(before);
    expect(Object.keys(after ?? {})).not.toContain("tags");
    expect(Object.isFrozen(after?.home)).toBe(true);
  });

  it("keeps its place in the order of first insertion when it is replaced", async () => {
    const { store, reopen } = await open();
    const ids = ["c", "a", "b"];
    await store.transaction(async (tx) => {
      for (const id of ids) await tx.put("pets", { ...rex, id });
    });
    await store.transaction((tx) => tx.put("pets", { ...rex, id: "c", kind: "cat" }));
    await store.transaction((tx) => tx.put("pets", { ...rex, id: "c", kind: "dog" }));
    const check = async (each: typeof store) => {
      const all = await each.read((view) => view.find("pets"));
      const dogs = await each.read((view) => view.find("pets", { where: { kind: "dog" } }));
      expect(all.items.map(({ id }) => id)).toEqual(ids);
      expect(dogs.items.map(({ id }) => id)).toEqual(ids);
    };
    await check(store);
    await check((await reopen()).store);
  });

  it("goes to the end when it is put again after it was deleted", async () => {
    const { store, reopen } = await open({ collections: { pets: [rex, { ...rex, id: "b" }] } });
    await store.transaction(async (tx) => {
      await tx.delete("pets", "rex");
      await tx.put("pets", rex);
    });
    const { store: again } = await reopen();
    expect((await again.read((view) => view.find("pets"))).items.map(({ id }) => id)).toEqual(["b", "rex"]);
  });

  it("without a string as its id is refused", async () => {
    const { store } = await open();
    const nameless = JSON.parse('{ "id": 7, "name": "Rex", "kind": "dog" }') as Pet;
    await expect(store.transaction((tx) => tx.put("pets", nameless))).rejects.toThrow(
      'A document of "pets" needs a string as "id", its id; it has 7.',
    );
    const list = JSON.parse("[]") as Pet;
    await expect(store.transaction((tx) => tx.put("pets", list))).rejects.toThrow("must be an object");
  });

  it("of a collection that is not defined is refused", async () => {
    const { store } = await open();
    for (const name of ["cars", "__proto__", "constructor"]) {
      const unknown = name as "pets";
      await expect(store.transaction((tx) => tx.put(unknown, rex))).rejects.toThrow(
        `There is no collection "${name}"; there are: pets, visits.`,
      );
      await expect(store.read((view) => view.find(unknown))).rejects.toThrow("no collection");
    }
  });
});

describe.each(kinds)("names with a meaning in JavaScript in a $name store", ({ open }) => {
  const strange = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", ""];

  it("are ids, values, properties and counters like any other", async () => {
    const { store, reopen } = await open();
    for (const id of strange) {
      expect(await store.read((view) => view.get("pets", id))).toBeUndefined();
      await store.transaction(async (tx) => {
        expect(await tx.next(id)).toBe(1);
        const pet = JSON.parse(
          '{ "__proto__": { "polluted": true }, "constructor": { "prototype": 1 } }',
        ) as Pet;
        await tx.put("pets", Object.assign(pet, { id, name: id, kind: id }));
      });
    }
    const check = async (each: typeof store) => {
      for (const id of strange) {
        const found = await each.read((view) => view.find("pets", { where: { kind: id } }));
        expect(found.items.map((pet) => pet.id)).toEqual([id]);
        const pet = await each.read((view) => view.get("pets", id));
        expect(Object.keys(pet ?? {})).toContain("__proto__");
      }
      const dump = await each.dump();
      expect(Object.keys(dump.counters ?? {}).sort()).toEqual(strange.toSorted());
      expect(dump.collections.pets).toHaveLength(strange.length);
    };
    await check(store);
    await check((await reopen()).store);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect("polluted" in {}).toBe(false);
  });

  it("are not found on documents that do not have them", async () => {
    const { store } = await open({ collections: { pets: [rex] } });
    const where = JSON.parse('{ "__proto__": { "in": [null] }, "toString": { "gte": "" } }') as object;
    expect((await store.read((view) => view.find("pets", { where }))).total).toBe(0);
    const sort = [{ by: "constructor" as "name" }];
    expect((await store.read((view) => view.find("pets", { sort }))).total).toBe(1);
  });
});
