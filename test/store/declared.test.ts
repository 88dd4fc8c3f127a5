import { describe, expect, it, onTestFinished } from "vitest";
import { openFileStore } from "../../src/store/file/file-store.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { openPostgresStore } from "../../src/store/postgres/open-store.ts";
import type { Collections, Seed, Store } from "../../src/store/store.ts";
import { NotUniqueError } from "../../src/store/unique.ts";
import { databaseOfFile, newSchema } from "../postgres/database.ts";
import { makeFolder } from "./temporary-folder.ts";

interface Cage {
  id: string;
  label: string;
  row: number;
  place: number | null;
  note?: string;
}

const collections: Collections<{ cages: Cage }> = {
  cages: {
    id: "id",
    columns: { label: "text", row: "integer", place: "number|null", note: "text?" },
    unique: ["label", ["row", "place"]],
    indexes: [["row", "label"]],
    searched: ["label", "note"],
  },
};

const seed: Seed<{ cages: Cage }> = { collections: { cages: [{ id: "a", label: "A", row: 1, place: 1 }] } };

async function close<State>(store: Store<State>): Promise<Store<State>> {
  onTestFinished(() => store.close());
  return store;
}

const kinds = [
  { name: "memory", open: async () => createMemoryStore({ collections, seed }) },
  {
    name: "file",
    open: async () =>
      close(
        await openFileStore({ folder: await makeFolder(), collections, schemaVersion: 1, seed: () => seed }),
      ),
  },
  {
    name: "PostgreSQL",
    open: async () => {
      const place = { url: await databaseOfFile(), schema: newSchema() };
      return close(await openPostgresStore({ ...place, collections, schemaVersion: 1, seed: () => seed }));
    },
  },
];

const b: Cage = { id: "b", label: "B", row: 1, place: 2 };

describe.each(kinds)("what is declared, on a $name store:", ({ open }) => {
  it("no two documents share what is unique, whoever writes it and in whatever order", async () => {
    const store = await open();
    const put = (cage: Cage) => store.transaction((tx) => tx.put("cages", cage));
    await expect(put({ ...b, label: "A" })).rejects.toThrow(NotUniqueError);
    await expect(put({ ...b, label: "A" })).rejects.toThrow(
      'Another document of "cages" has the label "A" already.',
    );
    await expect(put({ ...b, place: 1 })).rejects.toThrow("has the row 1 and place 1 already");
    await store.transaction(async (tx) => {
      await tx.put("cages", { ...b, label: "Z" });
      await expect(tx.put("cages", { ...b, id: "c", place: null, label: "Z" })).rejects.toThrow(
        NotUniqueError,
      );
      await tx.put("cages", { id: "a", label: "Y", row: 1, place: 1 });
      await tx.put("cages", { ...b, label: "A" });
      await tx.put("cages", { ...b, id: "c", label: "Z", place: null });
      await tx.put("cages", { ...b, id: "d", label: "free", place: null });
      await tx.delete("cages", "d");
      await tx.put("cages", { ...b, id: "e", label: "free", place: null });
    });
    const { items } = await store.read((view) => view.find("cages"));
    expect(items.map(({ id, label }) => `${id} ${label}`)).toEqual(["a Y", "b A", "c Z", "e free"]);
  });

  it("a document that is not as declared is refused, and changes nothing", async () => {
    const store = await open();
    const put = (cage: unknown) => store.transaction((tx) => tx.put("cages", cage as Cage));
    await expect(put({ ...b, row: 1.5 })).rejects.toThrow(
      'A document of "cages" needs a whole number as "row"; it has 1.5.',
    );
    await expect(put({ ...b, label: null })).rejects.toThrow('needs a text as "label"; it has null');
    await expect(put({ ...b, place: undefined })).rejects.toThrow('needs a number or null as "place"');
    await expect(put({ ...b, note: 5 })).rejects.toThrow('needs a text or null as "note"; it has 5');
    await expect(store.reset({ collections: { cages: [b, { ...b, id: "x", place: 9 }] } })).rejects.toThrow(
      NotUniqueError,
    );
    expect((await store.dump()).collections.cages).toEqual(seed.collections.cages);
  });

  it("text is told apart, ordered and found by its code units, whatever is in it", async () => {
    const store = await open();
    const long = "x".repeat(3000);
    const labels = [
      "\0",
      "\x01",
      "",
      "a",
      "B",
      "ä",
      "\ud800",
      "\udfff",
      "😀",
      "\ue000",
      "\uffff",
      "%_\\",
      long,
      `${long}y`,
    ];
    await store.reset({
      collections: {
        cages: labels.map((label, at) => ({
          id: `${label}!`,
          label,
          row: at,
          place: null,
          note: `${label}Q`,
        })),
      },
    });
    await store.read(async (view) => {
      const sorted = await view.find("cages", { sort: [{ by: "label" }] });
      const texts = sorted.items.map(({ label }) => label);
      expect(texts.filter((text) => text.length < 3000)).toEqual(
        labels.filter((text) => text.length < 3000).toSorted((x, y) => (x < y ? -1 : 1)),
      );
      for (const label of labels) {
        expect((await view.find("cages", { where: { label } })).items.map((one) => one.label)).toEqual([
          label,
        ]);
        expect((await view.get("cages", `${label}!`))?.label).toBe(label);
        const found = await view.find("cages", { search: { text: `${label}q`, in: ["label", "note"] } });
        const wanted = labels.filter((other) =>
          `${other}Q`.toLowerCase().includes(`${label}q`.toLowerCase()),
        );
        expect(found.items.map((one) => one.label)).toEqual(wanted);
      }
      const many = await view.find("cages", { where: { label: { in: ["a", "\0", "none"] } }, limit: 1 });
      expect(many).toMatchObject({ more: true, total: 2 });
      expect(await view.find("cages", { where: { row: { gt: 2.5, lte: 4 } }, total: false })).toMatchObject({
        items: [{ row: 3 }, { row: 4 }],
        more: false,
      });
    });
  });
});
