import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { BIN, run } from "./command.ts";
import { makeFiles } from "./files.ts";

test.concurrent.each([
  ["an unknown flag", ["serve", "--prot", "1"], "unknown option '--prot' (Did you mean --port?)"],
  ["an unknown command", ["sevre"], "unknown command 'sevre' (Did you mean serve?)"],
  ["too many arguments", ["bundle", "a.yaml", "b.yaml"], "too many arguments"],
  [
    "a port out of range",
    ["serve", "-p", "65536"],
    "A port is a whole number from 0 (any that is free) to 65535.",
  ],
  ["a port that is no number", ["serve", "--port", "http"], "argument 'http' is invalid"],
  [
    "an origin with a path",
    ["serve", "--cors", "http://localhost:1/"],
    "An origin is like http://localhost:5173",
  ],
  [
    "a host name with a port",
    ["serve", "--allowed-host", "a.test:80"],
    "A host name is like api.example.com",
  ],
  [
    "a time limit of words",
    ["serve", "--handler-timeout", "soon"],
    "A time-out is a whole number of milliseconds from 1 to 86400000",
  ],
  ["an unknown log level", ["serve", "--log-level", "loud"], "Allowed choices are trace, debug,"],
  [
    "memory and files at once",
    ["serve", "--ephemeral", "--data", "x"],
    "'--ephemeral' cannot be used with option '--data",
  ],
  ["types without a file", ["types", "openapi.yaml"], "required option '-o, --output <file>' not specified"],
])("%s is told in one line", async (_, args, message) => {
  const { code, stdout, stderr } = await run(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^contract-server: [^\n]*; see contract-server --help\n$/);
  expect(stderr).toContain(message);
});

test("several documents are for mock, and serve says why", async () => {
  const { code, stdout, stderr } = await run(["serve", "a.yaml", "b.yaml"]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(
    "contract-server: serve takes one document, as handlers and data belong to one, and here are 2; start one server for each, or mock them all in one\n",
  );
});

test.concurrent.each([
  [["--help"], ["Usage: contract-server", "serve", "types", "Exit codes:", "Examples:"]],
  [
    ["serve", "--help"],
    ["--port", "--cors", "ADMIN_TOKEN", "/__contract/reset", "Examples:"],
  ],
  [
    ["mock", "--help"],
    ["--dynamic", "--fault-rate", "--no-base-path", "Prefer:", "Examples:"],
  ],
  [
    ["types", "--help"],
    ["--output", "--check", "Examples:"],
  ],
])("help is there for %j", async (args, words) => {
  const { code, stdout, stderr } = await run(args);
  expect([code, stderr]).toEqual([0, ""]);
  for (const word of words) expect(stdout).toContain(word);
});

test("without a command there is help, and the exit code of wrong usage", async () => {
  const { code, stderr } = await run([]);
  expect(code).toBe(2);
  expect(stderr).toContain("Usage: contract-server");
});

test("an older Node goes on in the one that is installed beside the package", async () => {
  const { code, stdout } = await run(["--version"], { node: asOldNode });
  expect([code, stdout]).toEqual([0, "0.1.0\n"]);
  expect((await run(["serve", "--nope"], { node: asOldNode })).code).toBe(2);
});

test("an older Node without another beside it is told what is needed", async () => {
  const folder = await makeFiles({
    "package.json": '{ "type": "module" }',
    "src/cli/bin.js": await readFile(BIN, "utf8"),
  });
  const { code, stdout, stderr } = await run([], { node: asOldNode, bin: `${folder}/src/cli/bin.js` });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe("contract-server: Node 22.22 or newer is needed, and this is 20.1.0; install one.\n");
});

test("a checkout without what it depends on is told what to do", async () => {
  const folder = await makeFiles({
    "package.json": '{ "type": "module", "imports": { "#main": "./src/cli/main.ts" } }',
    "src/cli/bin.js": await readFile(BIN, "utf8"),
  });
  const { code, stderr } = await run([], { bin: `${folder}/src/cli/bin.js` });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^contract-server: Cannot find module .*; run npm ci first\n$/);
});

/** Makes Node say that it is older than it is. */
const asOldNode = [
  "--import",
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})',
];

test("what Node has made of the source files is kept for the next start", async () => {
  const folder = await makeFiles({});
  const { code } = await run(["--version"], { env: { NODE_COMPILE_CACHE: folder } });
  expect(code).toBe(0);
  expect(await readdir(folder)).toHaveLength(1);
  expect((await run(["--version"])).code).toBe(0);
  expect(await readdir("node_modules/.cache/contract-server")).not.toEqual([]);
});
