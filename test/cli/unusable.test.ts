import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openFileStore } from "../../src/node.ts";
import { run } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";

/** Runs `serve` where it cannot succeed, and gives the one line back that it says. */
async function lineOf(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await run(["serve", ...args], { cwd: folder, env });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^contract-server: [^\n]+\n$/);
  expect(stderr).not.toContain("    at ");
  return stderr.slice("contract-server: ".length, -1);
}

const HANDLERS = handlersWith("");

test.concurrent.for<[string, Record<string, string>, string[], string]>([
  [
    "a missing document",
    {},
    [],
    "openapi.yaml: there is no such file; name the OpenAPI document that shall be used",
  ],
  ["a broken document", { "a.yaml": "openapi: [3\n" }, ["a.yaml"], "a.yaml:2:1: "],
  ["missing handlers", { "a.json": THINGS }, ["a.json", "--handlers", "h"], "h has no index.ts; write one"],
  ["missing fixtures", { "a.json": THINGS }, ["a.json", "--fixtures", "f"], "f has no index.ts; write one"],
  [
    "handlers with a syntax error",
    { "a.json": THINGS, "handlers/index.ts": "export default {\n  handlers: { a b }\n};" },
    ["a.json"],
    "(handlers/index.ts:2)",
  ],
  [
    "handlers that fail",
    { "a.json": THINGS, "handlers/index.ts": "export default {};\n\nundefined.x;" },
    ["a.json"],
    "handlers/index.ts cannot be loaded: Cannot read properties of undefined (reading 'x') (handlers/index.ts:3:",
  ],
  [
    "handlers without a default export",
    { "a.json": THINGS, "handlers/index.ts": "export const service = {};" },
    ["a.json"],
    "handlers/index.ts has no default export; it must have one",
  ],
  [
    "handlers that are no functions",
    { "a.json": THINGS, "handlers/index.ts": "export default { handlers: { listThings: 1 } };" },
    ["a.json"],
    "handlers/index.ts: the default export has no handlers that is an object of functions",
  ],
  [
    "a service without a version",
    { "a.json": THINGS, "handlers/index.ts": "export default { handlers: {}, collections: {} };" },
    ["a.json"],
    "the default export has no schemaVersion that is a whole number from 1",
  ],
  [
    "a task without a time",
    { "a.json": THINGS, "handlers/index.ts": handlersWith("tasks: { tidy: { run() {} } }") },
    ["a.json"],
    "the default export has no tasks that is an object of tasks",
  ],
  [
    "a handler of an unknown operation",
    { "a.json": THINGS, "handlers/index.ts": HANDLERS.replace("listThings", "listThing") },
    ["a.json", "--ephemeral"],
    "no operation of the contract is called listThing; rename the handler or add it",
  ],
  [
    "fixtures that are no function",
    { "a.json": THINGS, "handlers/index.ts": HANDLERS, "fixtures/index.js": "export default {};" },
    ["a.json"],
    "fixtures/index.js: the default export is no function",
  ],
  [
    "fixtures that fail",
    {
      "a.json": THINGS,
      "handlers/index.ts": HANDLERS,
      "fixtures/index.js": "export default () => { null.x };",
    },
    ["a.json"],
    "fixtures/index.js failed: Cannot read properties of null",
  ],
  [
    "fixtures that give nothing back",
    {
      "a.json": THINGS,
      "handlers/index.ts": HANDLERS,
      "fixtures/index.js": "export default () => undefined;",
    },
    ["a.json", "--ephemeral"],
    "fixtures/index.js gave no state back",
  ],
  [
    "fixtures of an unknown collection",
    {
      "a.json": THINGS,
      "handlers/index.ts": HANDLERS,
      "fixtures/index.js": "export default () => ({ collections: { x: [] } });",
    },
    ["a.json"],
    'The seed has a collection "x", which is not defined',
  ],
  [
    "a data folder that is a file",
    { "a.json": THINGS, "handlers/index.ts": HANDLERS, data: "" },
    ["a.json"],
    "the data folder data cannot be used (EEXIST): something else is where the folder should be; or choose another with --data, or --ephemeral",
  ],
  [
    "an address of another machine",
    { "a.json": THINGS },
    ["a.json", "--host", "192.0.2.1"],
    "other machines can reach 192.0.2.1",
  ],
  [
    "a public address without a token",
    { "a.json": THINGS },
    ["a.json", "--host", "0.0.0.0"],
    "set the environment variable ADMIN_TOKEN",
  ],
])("%s is told in one line", async ([, files, args, message], context) => {
  expect(await lineOf(await makeFiles(files, context), args)).toContain(message);
});

test("a token that no header can carry is refused", async () => {
  const folder = await makeFiles({ "a.json": THINGS });
  expect(await lineOf(folder, ["a.json"], { ADMIN_TOKEN: "a b" })).toContain("take visible ASCII");
});

test("a port in use is told with what to do", async () => {
  const folder = await makeFiles({ "a.json": THINGS });
  const other = createServer();
  onTestFinished(() => void other.close());
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const address = other.address();
      resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
    });
  });
  expect(await lineOf(folder, ["a.json", "-p", String(port)])).toBe(
    `port ${port} on 127.0.0.1 is in use; stop what uses it, or choose another with --port (0 takes any)`,
  );
});

/** A folder to serve from, with data of this schema version in it that is in use. */
async function makeData(schemaVersion: number) {
  const folder = await makeFiles({ "a.json": THINGS, "handlers/index.ts": HANDLERS });
  const data = join(folder, "data");
  const collections = { things: { id: "id" as const } };
  const seed = () => ({ collections: { things: [{ id: "1" }] } });
  const store = await openFileStore<{ things: { id: string } }>({
    folder: data,
    collections,
    schemaVersion,
    seed,
  });
  onTestFinished(() => store.close());
  return { folder, data, store };
}

test("data that another process uses is left alone", async () => {
  const { folder } = await makeData(1);
  expect(await lineOf(folder, ["a.json"])).toMatch(/is in use by process \d+ since .*--data/);
});

test("data of a newer version is left alone", async () => {
  const { folder, store } = await makeData(2);
  await store.close();
  expect(await lineOf(folder, ["a.json"])).toMatch(/schema version 2/);
});

test("damaged data is told with its file and left as it is", async () => {
  const { folder, data, store } = await makeData(1);
  await store.close();
  const [snapshot = ""] = (await readdir(data)).filter((name) => name.startsWith("snapshot"));
  const bytes = await readFile(join(data, snapshot));
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
  await writeFile(join(data, snapshot), bytes);
  expect(await lineOf(folder, ["a.json"])).toContain(snapshot);
  expect(await readFile(join(data, snapshot))).toEqual(bytes);
});
