import { expect, onTestFinished, test } from "vitest";
import { createMemoryStore } from "../../../src/store/memory-store.ts";
import { openPostgresStore } from "../../../src/store/postgres/open-store.ts";
import type { Collections, Query, Seed } from "../../../src/store/store.ts";
import { databaseOfFile, newSchema, runSql } from "../../postgres/database.ts";
import { recordStatements } from "../../postgres/record-statements.ts";

interface Cage {
  readonly id: string;
  readonly row: number;
  readonly place: number | null;
}

const collections: Collections<{ cages: Cage }> = {
  cages: {
    id: "id",
    columns: { id: "text", row: "integer", place: "number|null" },
    indexes: ["row"],
    sorted: ["id", "row", "place"],
  },
};

const COUNT = 2600;
const cageOf = (n: number): Cage => ({ id: `c${n}`, row: n % 3, place: n % 7 === 0 ? null : (n * 31) % 40 });
const seed: Seed<{ cages: Cage }> = {
  collections: { cages: Array.from({ length: COUNT }, (_, n) => cageOf(n)) },
};

async function open(url: string, schema: string) {
  const store = await openPostgresStore({ url, schema, collections, schemaVersion: 1, seed: () => seed });
  onTestFinished(() => store.close());
  return store;
}

test("a page is the same as in memory wherever it is in a long list, whatever that is sorted by", async () => {
  const store = await open(await databaseOfFile(), newSchema());
  const memory = createMemoryStore({ collections, seed });
  const sorts: Query<Cage>["sort"][] = [
    undefined,
    ...(["id", "row", "place"] as const).flatMap((by) =>
      (["asc", "desc"] as const).map((order) => [{ by, order }]),
    ),
    [{ by: "row", order: "desc" }, { by: "place" }],
  ];
  for (const sort of sorts) {
    for (const [offset, limit] of [
      [0, 7],
      [600, 7],
      [1200, 7],
      [1500, 7],
      [COUNT - 7, 7],
      [COUNT - 3, 7],
      [COUNT, 7],
      [COUNT + 9, 7],
      [1500, 0],
      [2000, undefined],
    ] as const) {
      const query: Query<Cage> = {
        ...(sort && { sort }),
        ...{ offset, ...(limit !== undefined && { limit }) },
      };
      const [found, wanted] = await Promise.all(
        [store, memory].map((one) => one.read((view) => view.find("cages", query))),
      );
      expect(found, JSON.stringify(query)).toEqual(wanted);
    }
  }
});

test("what matches is counted once until something is changed, by whichever server, and never where the page tells", async () => {
  const database = await databaseOfFile();
  const schema = newSchema();
  const { url, statements } = await recordStatements(database);
  const store = await open(url, schema);
  const other = await open(database, schema);
  const counted = () => {
    const counts = statements.filter(({ text }) => text.includes("count(*)")).length;
    statements.length = 0;
    return counts;
  };
  const ask = (query: Query<Cage>) => store.read((view) => view.find("cages", { limit: 5, ...query }));
  counted();
  expect(await ask({})).toMatchObject({ total: COUNT, more: true });
  expect(await ask({ offset: 5 })).toMatchObject({ total: COUNT, more: true });
  expect(await ask({ offset: 2000 })).toMatchObject({ total: COUNT, more: true });
  expect(counted()).toBe(1);
  expect(await ask({ where: { row: 1 } })).toMatchObject({ total: 867 });
  expect(await ask({ where: { row: 1 }, sort: [{ by: "id" }] })).toMatchObject({ total: 867 });
  expect(counted()).toBe(1);
  expect(await ask({ where: { row: 7 } })).toMatchObject({ total: 0 });
  expect(await ask({ where: { id: "c5" } })).toMatchObject({ total: 1 });
  expect(counted()).toBe(0);

  await other.transaction((tx) => tx.put("cages", { id: "new", row: 1, place: null }));
  expect(await ask({})).toMatchObject({ total: COUNT + 1 });
  expect(await ask({ where: { row: 1 } })).toMatchObject({ total: 868 });
  expect(counted()).toBe(2);
  await store.transaction(async (tx) => {
    await tx.delete("cages", "new");
    // Its own changes are nobody else's.
    expect(await tx.find("cages", { limit: 5 })).toMatchObject({ total: COUNT });
    expect(await ask({})).toMatchObject({ total: COUNT + 1 });
  });
  expect(await ask({})).toMatchObject({ total: COUNT });
  const brief = await open(database, schema);
  await brief.transaction((tx) => tx.put("cages", { id: "brief", row: 1, place: null }));
  await brief.close();
  expect(await ask({})).toMatchObject({ total: COUNT + 1 });
  await other.reset({ collections: { cages: seed.collections.cages?.slice(0, 10) ?? [] } });
  expect(await ask({})).toMatchObject({ total: 10 });
});

test("rows of servers that were ended go after an hour, and a server whose row has gone makes it again", async () => {
  const database = await databaseOfFile();
  const schema = newSchema();
  const store = await open(database, schema);
  const put = (id: string) => store.transaction((tx) => tx.put("cages", { id, row: 0, place: null }));
  const rows = () =>
    runSql<{ id: string; last: string }>(database, `SELECT id, last FROM "${schema}"._servers`);
  await put("before");
  await runSql(
    database,
    `INSERT INTO "${schema}"._servers VALUES ('ended', 5, 0, now() - INTERVAL '61 minutes'), ('other', 3, 0, now())`,
  );
  await runSql(database, `UPDATE "${schema}"._servers SET seen = now() - INTERVAL '2 hours' WHERE last = 1`);
  expect(await rows()).toHaveLength(3);
  await open(database, schema);
  expect(await rows()).toEqual([{ id: "other", last: "3" }]);
  await put("after");
  expect((await rows()).map(({ last }) => last).sort()).toEqual(["2", "3"]);
  const { total } = await store.read((view) => view.find("cages", { limit: 1 }));
  expect(total).toBe(COUNT + 2);
});
