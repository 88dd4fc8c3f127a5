import { expect, test } from "vitest";
import { makeDatabase, runSql } from "./database.ts";
import { startPostgres } from "./start-postgres.ts";

test("each test has a new database of a real server, of the oldest version that is promised unless another is named", async () => {
  const [first, second] = await Promise.all([makeDatabase(), makeDatabase()]);
  await runSql(first, "CREATE TABLE seen (id TEXT)");
  await expect(runSql(second, "SELECT * FROM seen")).rejects.toThrow('relation "seen" does not exist');
  const [row] = await runSql<{ server_version_num: string }>(second, "SHOW server_version_num");
  const version = Math.floor(Number(row?.server_version_num) / 10_000);
  if (process.env.POSTGRES_BIN === undefined) expect(version).toBe(15);
  else expect(version).toBeGreaterThanOrEqual(15);
});

test("a server of one's own comes back with what it had, at the same address", async ({ onTestFinished }) => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.close());
  const url = `${postgres.url}postgres`;
  await runSql(url, "CREATE TABLE kept (id TEXT)");
  await postgres.stop();
  await expect(runSql(url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  await postgres.start();
  expect(await runSql(url, "SELECT count(*)::INT AS count FROM kept")).toEqual([{ count: 0 }]);
});
