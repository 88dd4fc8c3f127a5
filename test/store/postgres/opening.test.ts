import { expect, onTestFinished, test } from "vitest";
import type { PostgresStoreOptions } from "../../../src/store/postgres/open-store.ts";
import { openPostgresStore } from "../../../src/store/postgres/open-store.ts";
import type { Seed } from "../../../src/store/store.ts";
import { StoreDamagedError, StoreUnavailableError } from "../../../src/store/store.ts";
import { databaseOfFile, newSchema, runSql } from "../../postgres/database.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, visit, visitors } from "../clinic-state.ts";

const rex = { id: "rex", name: "Rex", kind: "dog" };
const begin: Seed<Clinic> = {
  collections: { pets: [rex], visits: [{ id: "rex", sequence: 1, pet: "rex" }] },
  counters: { visits: 1 },
};

async function open(schema: string, options: Partial<PostgresStoreOptions<Clinic>> = {}) {
  const url = await databaseOfFile();
  const store = await openPostgresStore<Clinic>({
    ...{ url, schema, collections, schemaVersion: 1, seed: () => begin },
    ...options,
  });
  onTestFinished(() => store.close());
  return store;
}

test("however many start at once, the tables are made once and filled once, and all change them as if they were one", async () => {
  const schema = newSchema();
  let seeds = 0;
  const seed = () => {
    seeds++;
    return begin;
  };
  const stores = await Promise.all(Array.from({ length: 5 }, () => open(schema, { seed })));
  expect(seeds).toBe(1);
  await Promise.all(stores.flatMap((store, at) => [1, 2, 3, 4].map((n) => visit(store, `${at}-${n}`))));
  const [first, ...others] = await Promise.all(stores.map(visitors));
  expect(first).toHaveLength(21);
  for (const other of others) expect(other).toEqual(first);
});

test("another declaration makes the columns and indexes anew from the documents, and the servers before it stop changing them", async () => {
  const schema = newSchema();
  const before = await open(schema);
  const declared: typeof collections = {
    ...collections,
    pets: { id: "id", columns: { name: "text", age: "integer?" }, unique: ["name"], indexes: ["name"] },
  };
  const after = await open(schema, { collections: declared });
  const rows = await runSql(await databaseOfFile(), `SELECT name, age FROM "${schema}".pets`);
  expect(rows).toEqual([{ name: "Rex", age: null }]);
  await expect(visit(before, "late")).rejects.toThrow(StoreUnavailableError);
  await visit(after, "new");
  expect(await visitors(after)).toEqual(["rex", "new"]);
  await expect(
    open(schema, {
      collections: { ...collections, pets: { id: "id", columns: { age: "integer" } as never } },
    }),
  ).rejects.toThrow(
    'What is declared does not fit the data: A document of "pets" needs a whole number as "age"',
  );
  expect(await visitors(await open(schema, { collections: declared }))).toEqual(["rex", "new"]);
});

test("older data is migrated once, a step that fails changes nothing, and newer data is refused", async () => {
  const schema = newSchema();
  await open(schema);
  const fails = {
    1: () => {
      throw new Error("no such pet");
    },
  };
  await expect(open(schema, { schemaVersion: 2, migrations: fails })).rejects.toThrow(
    new StoreDamagedError(
      "The data is of schema version 1 and the program wants 2, but the migration from 1 to 2 fails: no such pet Nothing was changed.",
    ),
  );
  await expect(open(schema, { schemaVersion: 2 })).rejects.toThrow("it has no migration from 1 to 2");
  expect(await visitors(await open(schema))).toEqual(["rex"]);
  let runs = 0;
  const migrations = {
    1: (seed: Seed<Record<string, object>>) => {
      runs++;
      const pets = (seed.collections.pets ?? []).map((pet) => ({ ...pet, name: "King" }));
      return { ...seed, collections: { ...seed.collections, pets } };
    },
  };
  const stores = await Promise.all([1, 2, 3].map(() => open(schema, { schemaVersion: 2, migrations })));
  expect(runs).toBe(1);
  for (const store of stores)
    expect((await store.dump()).collections.pets).toEqual([{ ...rex, name: "King" }]);
  await expect(open(schema)).rejects.toThrow("is of schema version 2, and this program knows up to 1");
});

test("a start that was cut off anywhere is finished by the next", async () => {
  const url = await databaseOfFile();
  const schema = newSchema();
  await open(schema);
  // As it is when the second half of a start did not come about: no indexes yet, and a column that is not filled.
  await runSql(url, `UPDATE "${schema}"._store SET layout = NULL`);
  const declared: typeof collections = {
    ...collections,
    pets: { id: "id", columns: { kind: "text" }, indexes: ["kind"] },
  };
  await runSql(url, `ALTER TABLE "${schema}".pets ADD COLUMN kind TEXT COLLATE "C"`);
  const store = await open(schema, { collections: declared });
  const found = await store.read((view) => view.find("pets", { where: { kind: "dog" } }));
  expect(found.items).toEqual([rex]);
});

test("a collection that the program does not know is neither lost nor passed over", async () => {
  const schema = newSchema();
  await open(schema);
  const { visits, ...others } = collections;
  await expect(open(schema, { collections: others as typeof collections })).rejects.toThrow(
    'has a collection "visits" that this program does not know',
  );
  expect(visits.id).toBe("id");
  expect(await visitors(await open(schema))).toEqual(["rex"]);
});
