import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { write } from "../document/written.ts";
import { run } from "./command.ts";

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
