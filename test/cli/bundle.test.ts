import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { write } from "../document/written.ts";
import { BIN, run } from "./command.ts";

const OK = "responses: { '200': { description: '' } }";
const FILES = {
  "api.yaml": `openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { ${OK} } } }\ncomponents: { schemas: { A: { $ref: a.json } } }\n`,
  "a.json": '{ "type": "string", "nullable": true }',
};

test("a document of many files is printed as one, and its faults beside it", async () => {
  const path = await write(FILES);
  const { code, stdout, stderr } = await run(["bundle", path]);
  expect(code).toBe(0);
  expect(parse(stdout)).toMatchObject({
    openapi: "3.1.1",
    components: { schemas: { A: { type: ["string", "null"] } } },
  });
  expect(stderr).toMatch(/^warning: .*api\.yaml:3:\d+: #\/paths\/~1a\/get: has no operationId/);
});

test("it is written into a file, in JSON where the file's name says so", async () => {
  const path = await write(FILES);
  const output = join(path, "../made/one.json");
  expect((await run(["bundle", path, "--output", output])).code).toBe(0);
  expect(JSON.parse(await readFile(output, "utf8"))).toHaveProperty("components.schemas.A.type");
});

test("asked to be strict, nothing is written and each fault is told", async () => {
  const { code, stdout, stderr } = await run(["bundle", await write(FILES), "--strict"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^contract-server: .*has no operationId/);
});

test("asked to, it is left in its version and its faults as they are", async () => {
  const { code, stdout, stderr } = await run(["bundle", await write(FILES), "--keep-version"]);
  expect(code).toBe(0);
  expect(parse(stdout)).toMatchObject({
    openapi: "3.0.3",
    components: { schemas: { A: { type: "string", nullable: true } } },
  });
  expect(stderr).toMatch(/^warning: .*has no operationId/);
});

test("it comes from the standard input too, which may refer to files of the current folder", async () => {
  const cwd = dirname(await write(FILES));
  const { stdout } = await promisify(execFile)(
    "sh",
    ["-c", '"$0" "$1" bundle - --format json < api.yaml', process.execPath, BIN],
    { cwd },
  );
  expect(JSON.parse(stdout)).toHaveProperty("components.schemas.A.type", ["string", "null"]);
});

test("a file that cannot be written is told", async () => {
  const path = await write(FILES);
  const { code, stderr } = await run(["bundle", path, "--output", dirname(path)]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/contract-server: .* cannot be written \(EISDIR\)\n$/);
});

test("a reader that goes before the end is no failure", async () => {
  const child = spawn(process.execPath, [BIN, "bundle", "openapi.yaml", "--format", "json"]);
  child.stdout.destroy();
  const stderr = text(child.stderr);
  const [code] = (await once(child, "close")) as [number];
  expect({ code, stderr: await stderr }).toEqual({ code: 0, stderr: "" });
});
