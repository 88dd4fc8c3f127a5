import { describe, expect, it } from "vitest";
import type { Query } from "../../src/store/store.ts";
import type { Pet, Visit } from "./clinic-state.ts";
import { kinds } from "./clinic.ts";

const pets: Pet[] = [
  { id: "1", name: "Rex", kind: "dog", age: 5, tags: ["Loud"] },
  { id: "2", name: "Tom", kind: "cat", age: null, home: { street: "Elm", number: 3 } },
  { id: "3", name: "Ivy", kind: "snake", age: 2 },
  { id: "4", name: "Ada", kind: "dog" },
  { id: "5", name: "rexona", kind: "cat", age: 2, home: { street: "Oak", number: 1 } },
  { id: "6", name: "Zoe", kind: "dog", age: 10 },
];

const cases: readonly { asks: string; query: Query<Pet>; ids: string; total?: number }[] = [
  { asks: "nothing", query: {}, ids: "123456" },
  { asks: "an indexed value", query: { where: { kind: "dog" } }, ids: "146" },
  { asks: "a value without an index", query: { where: { age: 2 } }, ids: "35" },
  { asks: "null, which a missing value is not", query: { where: { age: null } }, ids: "2" },
  { asks: "an object", query: { where: { home: { number: 3, street: "Elm" } } }, ids: "2" },
  { asks: "a list", query: { where: { tags: ["Loud"] } }, ids: "1" },
  { asks: "one of indexed values", query: { where: { kind: { in: ["snake", "dog", "dog"] } } }, ids: "1346" },
  { asks: "one of no values", query: { where: { kind: { in: [] } } }, ids: "" },
  { asks: "one of values without an index", query: { where: { age: { in: [null, 10] } } }, ids: "26" },
  { asks: "bounds", query: { where: { age: { gt: 2, lte: 10 } } }, ids: "16" },
  { asks: "other bounds", query: { where: { age: { gte: 2, lt: 10 } } }, ids: "135" },
  { asks: "bounds of text", query: { where: { name: { gte: "R", lt: "U" } } }, ids: "12" },
  {
    asks: "all of several conditions",
    query: { where: { kind: "dog", age: { gt: 4 }, name: "Zoe" } },
    ids: "6",
  },
  {
    asks: "conditions left undefined",
    query: { where: { kind: undefined, age: { gt: undefined } } },
    ids: "123456",
  },
  { asks: "an unknown value", query: { where: { kind: "fish" } }, ids: "" },
  { asks: "text in either case", query: { search: { text: "REX", in: ["name", "kind"] } }, ids: "15" },
  { asks: "text in a list", query: { search: { text: "loud", in: ["tags"] } }, ids: "1" },
  {
    asks: "text and a condition",
    query: { search: { text: "o", in: ["name", "kind"] }, where: { kind: "cat" } },
    ids: "25",
  },
  { asks: "no text", query: { search: { text: "", in: ["name"] } }, ids: "123456" },
  { asks: "rising numbers, none last, ties in order", query: { sort: [{ by: "age" }] }, ids: "351624" },
  {
    asks: "falling numbers, none last, ties in order",
    query: { sort: [{ by: "age", order: "desc" }] },
    ids: "613524",
  },
  { asks: "two keys", query: { sort: [{ by: "kind" }, { by: "name", order: "desc" }] }, ids: "526143" },
  { asks: "a limit", query: { limit: 2 }, ids: "12", total: 6 },
  { asks: "an offset", query: { offset: 4 }, ids: "56", total: 6 },
  {
    asks: "a stretch of a sorted part",
    query: { where: { kind: "dog" }, sort: [{ by: "name" }], offset: 1, limit: 1 },
    ids: "1",
    total: 3,
  },
  { asks: "an offset past the end", query: { offset: 10, limit: 3 }, ids: "", total: 6 },
  { asks: "a limit of none", query: { limit: 0, where: { kind: "cat" } }, ids: "", total: 2 },
];

describe.each(kinds)("a query of a $name store", ({ open }) => {
  it.each(cases)("that asks for $asks is answered", async ({ query, ids, total = ids.length }) => {
    const { store } = await open({ collections: { pets } });
    const page = await store.read((view) => view.find("pets", query));
    expect(page.items.map(({ id }) => id).join("")).toBe(ids);
    expect(page.total).toBe(total);
    expect(await store.transaction((tx) => tx.find("pets", query))).toEqual(page);
  });

  it.each([{ limit: -1 }, { limit: 1.5 }, { offset: Number.NaN }])("refuses %o", async (query) => {
    const { store } = await open();
    await expect(store.read((view) => view.find("pets", query))).rejects.toThrow(
      "must be a whole number from 0",
    );
  });

  it("finds the newest entries of one, a page at a time", async () => {
    const visits: Visit[] = Array.from({ length: 100 }, (_, index) => ({
      id: `v${index}`,
      sequence: index,
      pet: index % 2 === 0 ? "rex" : "tom",
    }));
    const { store } = await open({ collections: { visits } });
    const page = (before: number) =>
      store.read((view) =>
        view.find("visits", {
          where: { pet: "rex", sequence: { lt: before } },
          sort: [{ by: "sequence", order: "desc" }],
          limit: 3,
        }),
      );
    expect((await page(1000)).items.map(({ sequence }) => sequence)).toEqual([98, 96, 94]);
    expect((await page(94)).items.map(({ sequence }) => sequence)).toEqual([92, 90, 88]);
    expect(await page(3)).toEqual({ items: [visits[2], visits[0]], more: false, total: 2 });
  });

  it("follows documents as they change from one indexed value to another", async () => {
    const { store } = await open({ collections: { pets } });
    const idsOf = async (kind: string) => {
      const page = await store.read((view) => view.find("pets", { where: { kind } }));
      return page.items.map(({ id }) => id).join("");
    };
    await store.transaction((tx) => tx.put("pets", { id: "2", name: "Tom", kind: "dog" }));
    expect([await idsOf("dog"), await idsOf("cat")]).toEqual(["1246", "5"]);
    await store.transaction((tx) => tx.delete("pets", "1"));
    await store.transaction((tx) => tx.put("pets", { id: "1", name: "Rex", kind: "cat" }));
    expect([await idsOf("dog"), await idsOf("cat")]).toEqual(["246", "51"]);
  });
});
