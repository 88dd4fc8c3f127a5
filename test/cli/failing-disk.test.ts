import { chmod, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { expect, test } from "vitest";
import { openFileStore } from "../../src/node.ts";
import type { Surroundings } from "./command.ts";
import { run } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";

/** Whom a folder keeps out: root it would let do everything. */
const USER = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

const ELSE = "or choose another with --data, or --ephemeral";
const NO_RIGHT = "this user needs the right to read and write the folder and what is in it";

/** A folder to serve from, which others can read, with two things in its data or no data at all. */
async function makeProject(has: "data" | "no data", context: TestContext) {
  const folder = await makeFiles({ "a.json": THINGS, "handlers/index.ts": handlersWith("") }, context);
  await chmod(folder, 0o755);
  const data = join(folder, "data");
  if (has === "data") await (await openThings(data)).close();
  else await mkdir(data);
  return { folder, data };
}

const openThings = (folder: string) =>
  openFileStore<{ things: { id: string } }>({
    folder,
    collections: { things: { id: "id" } },
    schemaVersion: 1,
    seed: () => ({ collections: { things: [{ id: "1" }, { id: "2" }] } }),
  });

/** Runs `serve` where it cannot succeed, and gives the one line back that it says. */
async function lineOf(folder: string, surroundings: Surroundings) {
  const { code, stdout, stderr } = await run(["serve", "a.json"], { cwd: folder, ...surroundings });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^contract-server: [^\n]+\n$/);
  return stderr.slice("contract-server: ".length, -1);
}

/** What of a folder is data, file by file. */
async function dataIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => /^(snapshot|journal)-/.test(name));
  const entries = names.map(async (name) => [name, await readFile(join(folder, name), "latin1")] as const);
  return Object.fromEntries(await Promise.all(entries));
}

test.concurrent.for<["data" | "no data", string, string]>([
  ["no data", "write snapshot- ENOSPC", "(ENOSPC at snapshot-000001.tmp): the disk is full, make room on it"],
  ["no data", "write journal- ENOSPC", "(ENOSPC at journal-000001): the disk is full, make room on it"],
  ["no data", "sync journal- EIO", "(EIO at journal-000001): the disk has failed, look after it"],
  ["data", "read snapshot- EIO", "(EIO at snapshot-000001): the disk has failed, look after it"],
  ["data", "sync journal- EIO", "(EIO at journal-000001): the disk has failed, look after it"],
  ["data", "open journal- EROFS", "(EROFS at journal-000001): the file system there takes no changes"],
])(
  "with %s, a start that meets %s says so and what to do, and loses nothing",
  async ([has, fault, what], context) => {
    const { folder, data } = await makeProject(has, context);
    const before = await dataIn(data);
    const node = ["--import", join(import.meta.dirname, "failing-disk.js")];
    const line = await lineOf(folder, { node, env: { DISK_FAULT: fault } });
    expect(line).toContain(`the data folder data cannot be used ${what}`);
    expect(line).toContain(ELSE);
    if (has === "data") expect(await dataIn(data)).toEqual(before);
    // What was wrong with the disk is all that was wrong.
    const store = await openThings(data);
    expect((await store.dump()).collections.things).toEqual([{ id: "1" }, { id: "2" }]);
    await store.close();
  },
);

test.concurrent.for<[string, "data" | "no data", number, number, string]>([
  ["an empty folder that takes no new names", "no data", 0o555, 0o444, "EACCES"],
  ["a folder that may not be looked into", "data", 0o700, 0o600, "EACCES"],
  ["a folder that can be read only", "data", 0o555, 0o444, "EACCES"],
  ["a folder of files that can be read only", "data", 0o777, 0o444, "EACCES at lock.db"],
])("%s is told with what to do, and left as it is", async ([, has, folderMode, fileMode, what], context) => {
  const { folder, data } = await makeProject(has, context);
  const before = await dataIn(data);
  for (const name of await readdir(data)) await chmod(join(data, name), fileMode);
  await chmod(data, folderMode);
  const line = await lineOf(folder, { user: USER });
  await chmod(data, 0o755);
  expect(line).toBe(`the data folder data cannot be used (${what}): ${NO_RIGHT}; ${ELSE}`);
  expect(await dataIn(data)).toEqual(before);
});
