import { expect, onTestFinished, test } from "vitest";
import { openFileStore } from "../../src/node.ts";
import { openPostgresStore } from "../../src/store/postgres/open-store.ts";
import { readDatabase } from "../../src/store/postgres/read-database.ts";
import { standBetween } from "../postgres/cut-connections.ts";
import { makeDatabase, runSql } from "../postgres/database.ts";
import { run } from "./command.ts";
import { handlersWith, makeFiles } from "./files.ts";

const collections = {
  things: { id: "id" },
  events: { id: "id", indexes: ["thing"] },
  idempotency: { id: "key" },
} as const;

const state = {
  collections: {
    things: [{ id: "b", size: 2 }, { id: "a" }],
    events: [{ id: "1", thing: "b" }],
    idempotency: [{ key: "k", fingerprint: "f", created: "2026-01-01T00:00:00Z", reply: { status: 200 } }],
  },
  counters: { events: 17 },
};

interface Documents {
  things: object;
  events: object;
  idempotency: object;
}

const open = async (folder: string, schemaVersion = 1) => {
  const store = await openFileStore<Documents>({
    ...{ folder, collections: collections as never, schemaVersion },
    seed: () => state,
  });
  onTestFinished(() => store.close());
  return store;
};

/** A folder with handlers, and data in data/. */
async function makeHome(members = "", version = 1): Promise<string> {
  const service = handlersWith(members)
    .replace("things: { id", "events: { id: 'id', indexes: ['thing'] }, things: { id")
    .replace("schemaVersion: 1", `schemaVersion: ${version}`);
  const cwd = await makeFiles({ "handlers/index.ts": service });
  await (await open(`${cwd}/data`)).close();
  return cwd;
}

test("a state is copied to another store, counted, and told", async () => {
  const cwd = await makeHome();
  const { code, stdout, stderr } = await run(["migrate", "--from", "data", "--to", "new/data"], { cwd });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      "data → new/data\n" +
      "  events           1\n  things           2\n  idempotency      1\n  taskRuns         0\n  counter events  17\n",
  });
  expect(stderr).toBe(
    "contract-server: reading data\n" +
      "contract-server: writing 4 documents to new/data\n" +
      "contract-server: counting them in new/data\n",
  );
  const [source, target] = [await open(`${cwd}/data`), await open(`${cwd}/new/data`)];
  expect(await target.dump()).toEqual(state);
  expect(await source.dump()).toEqual(state);
});

test("documents of an older schema version are brought up on the way, and stay as they are at home", async () => {
  const cwd = await makeHome(
    "migrations: { 1: ({ collections, counters }) => ({ collections: { ...collections, things: [] }, counters }) },",
    2,
  );
  const { code, stderr } = await run(["migrate", "--from", "data", "--to", "new"], { cwd });
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("bringing it from schema version 1 to 2\n") as string,
  });
  expect(await (await open(`${cwd}/data`)).dump()).toEqual(state);
  expect((await (await open(`${cwd}/new`, 2)).dump()).collections.things).toEqual([]);
});

test("a store that has something is replaced only when that is asked for", async () => {
  const cwd = await makeHome();
  const args = ["migrate", "--from", "data", "--to", "new"];
  await run(args, { cwd });
  const again = await run(args, { cwd });
  expect(again).toMatchObject({ code: 2, stdout: "" });
  expect(again.stderr).toContain(`There is data in ${cwd}/new already. Nothing was changed.`);
  const replaced = await run([...args, "--replace"], { cwd });
  expect(replaced.stderr).toMatch(/The files that were in new before are in .*\/new\/replaced-\S+\.\n/);
  expect(replaced.code).toBe(0);
});

test.for<[string, string[], string]>([
  ["nothing to read", ["--from", "none", "--to", "new"], "There is no data in "],
  ["one store only", ["--from", "data/", "--to", "./data"], "--from and --to are the same store"],
  ["an unknown store", ["--from", "mysql://h/d", "--to", "new"], "no store is kept at mysql://…"],
  ["no handlers", ["--from", "data", "--to", "new", "--handlers", "h"], "h has no index.ts; name the folder"],
  ["a file", ["--from", "data", "--to", "handlers/index.ts"], "handlers/index.ts cannot be used (EEXIST)"],
])("%s is refused in one line", async ([, args, line]) => {
  const { code, stderr, stdout } = await run(["migrate", ...args], { cwd: await makeHome() });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  const last = stderr.split("\n").at(-2);
  expect(last).toMatch(/^contract-server: /);
  expect(last).toContain(line);
});

test("a store that a server has is not read", async () => {
  const cwd = await makeHome();
  await open(`${cwd}/data`);
  const { code, stderr } = await run(["migrate", "--from", "data", "--to", "new"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(`data is in use by process ${process.pid} since `);
});

test("a state goes to PostgreSQL and back as it is, and the database is neither changed nor read while a server uses it", async () => {
  const cwd = await makeHome();
  const url = await makeDatabase();
  const there = await run(["migrate", "--from", "data", "--to", url], { cwd });
  expect(there.stdout).toMatch(/^data → postgres:\/\/127\.0\.0\.1:\d+\/test_\w+\n {2}events +1\n/);
  expect(there).toMatchObject({ code: 0, stderr: expect.stringContaining("writing 4 documents") as string });

  const again = await run(["migrate", "--from", "data", "--to", url], { cwd });
  expect(again.code).toBe(2);
  expect(again.stderr).toMatch(/There is data in postgres:\S+ already\. Nothing was changed\.\n$/);

  const back = await run(["migrate", "--from", url, "--to", "back"], { cwd });
  expect(back).toMatchObject({ code: 0, stderr: expect.not.stringContaining("differ") as string });
  expect(await (await open(`${cwd}/back`)).dump()).toEqual(state);

  const store = await openPostgresStore<Documents>({
    ...{ url, collections: collections as never, schemaVersion: 1 },
    seed: () => ({ collections: {} }),
  });
  onTestFinished(() => store.close());
  expect(await store.dump()).toEqual(state);
  const inUse = await run(["migrate", "--from", url, "--to", "other"], { cwd });
  expect(inUse.code).toBe(2);
  expect(inUse.stderr).toMatch(/The database \S+ is in use by a server\. Nothing was changed\. Stop all/);
  await store.transaction((tx) => tx.put("things", { id: "c" }));
  await store.close();

  const replaced = await run(["migrate", "--from", "data", "--to", url, "--replace"], { cwd });
  expect(replaced.code).toBe(0);
  expect((await readDatabase({ url, collections, schemaVersion: 1, evenInUse: true })).state).toEqual(state);
});

test("a database that cannot be copied to is told with what to do, and nothing is changed", async () => {
  const cwd = await makeHome();
  const url = await makeDatabase();
  const alter = (answer: string) => answer.replace(/PostgreSQL \d\d\./, "PostgreSQL 14.");
  for (const [to, line] of [
    [
      (await standBetween(url, { alter })).url,
      "needs 15 or newer; bring it up to date, or name another one\n",
    ],
    [
      url.replace(/\w+$/, "nowhere"),
      "there is no such database; make it with CREATE DATABASE, or name another (",
    ],
    [
      "postgres://someone:secret@127.0.0.1:1/api",
      "nobody listens there; start the database, or name another",
    ],
    ["postgres://secret", "a store is named like postgres://host:5432/database, with user:password@"],
  ] as const) {
    const { code, stdout, stderr } = await run(["migrate", "--from", "data", "--to", to], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(line);
    expect(stderr).not.toContain("secret");
  }
  expect(await runSql(url, "SELECT 1 FROM pg_namespace WHERE nspname = 'contract_server'")).toEqual([]);
  expect(await (await open(`${cwd}/data`)).dump()).toEqual(state);
});

test("a database that is not there, or has nothing, is told in one line", async () => {
  const cwd = await makeHome();
  const url = await makeDatabase();
  for (const [from, line] of [
    [url, /There is no data in \S+\. Nothing was changed\.\n$/],
    [url.replace(/\w+$/, "nowhere"), /database "nowhere" does not exist/],
    [
      "postgres://someone:secret@127.0.0.1:1/api",
      /127\.0\.0\.1:1\/api cannot be used: nobody listens there; start the database/,
    ],
  ] as const) {
    const { code, stderr } = await run(["migrate", "--from", from, "--to", "new"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(line);
    expect(stderr).not.toContain("secret");
  }
});
