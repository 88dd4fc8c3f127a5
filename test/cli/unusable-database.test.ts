import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { standBetween } from "../postgres/cut-connections.ts";
import { databaseOfFile, newSchema, runSql } from "../postgres/database.ts";
import { listen, run } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";

const WHERE = String.raw`127\.0\.0\.1:\d+/\w+`;
const files = { "a.json": THINGS, "handlers/index.ts": handlersWith("") };

/** The commands that begin with a database. */
const serve = (url: string) => ["serve", "a.json", "--port", "0", "--store", url];
const mock = (url: string) => ["mock", "a.json", "--stateful", "--port", "0", "--store", url];
const read = (url: string) => ["migrate", "--from", url, "--to", "new"];

const COMMANDS = { serve, "mock --stateful": mock, migrate: read };
type Command = keyof typeof COMMANDS;

/** What is said of an address, once it is clear that it is said in one line, without a password, and that nothing was done. */
async function lineOf(args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(args, { cwd: await makeFiles(files) });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).not.toContain("not-to-be-told");
  const lines = stderr.trimEnd().split("\n");
  expect(lines.filter((line) => !line.includes(": reading "))).toHaveLength(1);
  return lines.at(-1) ?? "";
}

/** The address with other parts. */
function changed(url: string, parts: Partial<Record<"username" | "password" | "pathname" | "host", string>>) {
  return Object.assign(new URL(url), parts).href;
}

let url: string;
/** Roles are the server's, whose tests may be run again. */
const POWERLESS = newSchema();

beforeAll(async () => {
  url = await databaseOfFile();
  await runSql(url, "DROP ROLE IF EXISTS guarded");
  await runSql(url, "CREATE ROLE guarded LOGIN PASSWORD 'right'");
  await runSql(url, `CREATE ROLE ${POWERLESS} LOGIN`);
});

test.each<Command>(["serve", "mock --stateful", "migrate"])(
  "a wrong password is told, and not which (%s)",
  async (command) => {
    const wrong = changed(url, { username: "guarded", password: "not-to-be-told" });
    expect(await lineOf(COMMANDS[command](wrong))).toMatch(
      new RegExp(
        `^contract-server: the database ${WHERE} cannot be used: the password is wrong; put the right one into the address, ` +
          String.raw`or into PGPASSWORD \(password authentication failed for user "guarded"\)$`,
      ),
    );
  },
);

test("who may not make tables is told which right is missing", async () => {
  const powerless = changed(url, { username: POWERLESS });
  expect(await lineOf(mock(powerless))).toMatch(
    /cannot be used: the user has not the rights; GRANT CREATE ON DATABASE to it, or make its schema and give it to it \(permission denied for database \w+\)$/,
  );
  await runSql(url, `CREATE SCHEMA its_own AUTHORIZATION ${POWERLESS}`);
  const { child, ended } = await listen(
    mock(`${powerless}?schema=its_own`).filter((arg) => !/^(--port|0)$/.test(arg)),
    {
      cwd: await makeFiles(files),
    },
  );
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
});

test.each<Command>(["serve", "migrate"])(
  "a database that is not there is told with what makes it (%s)",
  async (command) => {
    expect(await lineOf(COMMANDS[command](changed(url, { pathname: "/nowhere" })))).toMatch(
      /cannot be used: there is no such database; make it with CREATE DATABASE, or name another \(database "nowhere" does not exist\)$/,
    );
  },
);

test.each<Command>(["serve", "migrate"])("a port where nobody listens is told (%s)", async (command) => {
  const nobody = changed(url, { host: "127.0.0.1:1", password: "not-to-be-told" });
  expect(await lineOf(COMMANDS[command](nobody))).toMatch(
    /^contract-server: the database 127\.0\.0\.1:1\/\w+ cannot be used: nobody listens there; start the database, or name another host or port \(/,
  );
});

test("a host that does not answer is told when the time to connect is over", async () => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
  expect(await lineOf(mock(`${changed(url, { host })}?connect_timeout=1`))).toMatch(
    /cannot be used: nobody answers; look at the host, the port and what is between \(/,
  );
});

test("a PostgreSQL that is too old is told with the version that is needed, and nothing is made in it", async () => {
  const alter = (answer: string) => answer.replace(/PostgreSQL \d\d\./, "PostgreSQL 14.");
  const old = await standBetween(url, { alter });
  expect(await lineOf(serve(`${old.url}?schema=old`))).toMatch(
    new RegExp(
      `the database ${WHERE} is PostgreSQL 14, and this program needs 15 or newer; bring it up to date, or name another one$`,
    ),
  );
  expect(await runSql(url, "SELECT 1 FROM pg_namespace WHERE nspname = 'old'")).toEqual([]);
});
