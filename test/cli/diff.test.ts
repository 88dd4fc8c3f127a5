import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestContext } from "vitest";
import { expect, onTestFinished, test } from "vitest";
import { BIN, run } from "./command.ts";
import { makeFiles } from "./files.ts";

const api = (required: string, values: string, more = "") => `openapi: 3.1.1
info: { title: T, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
    post:
      operationId: addPet
      tags: [staff]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '204': { description: '' } }
${more}components:
  schemas:
    Pet:
      type: object
      required: [${required}]
      properties:
        name: { type: string }
        kind: { type: string, enum: [${values}] }
`;
const OLD = api("name", "cat, dog");
const FILES = {
  "old.yaml": OLD,
  "new.yaml": api("kind", "cat, dog, fish"),
  "same.json": JSON.stringify({ openapi: "3.1.1", info: { title: "T", version: "1" }, paths: {} }),
  "more.yaml": api(
    "name",
    "cat, dog",
    "  /news: { get: { operationId: news, responses: { '204': { description: '' } } } }\n",
  ),
};

const diff = async (
  args: readonly string[],
  files: Readonly<Record<string, string>> = FILES,
  context?: Pick<TestContext, "onTestFinished">,
) => run(["diff", ...args], { cwd: await makeFiles(files, context) });

test("changes are told by operation, the worst first, with rule and places, and counted", async () => {
  const { code, stdout, stderr } = await diff(["old.yaml", "new.yaml"]);
  expect([code, stderr]).toEqual([1, ""]);
  expect(stdout).toBe(`GET /pets (listPets)
  breaking  \`name\` in the 200 response became optional
            response-property-became-optional, old.yaml:19:18 → new.yaml:21:9
  warning   \`kind\` in the 200 response may be \`"fish"\` too
            response-property-enum-value-added, old.yaml:22:31 → new.yaml:22:48
  info      \`kind\` in the 200 response became required
            response-property-became-required, old.yaml:22:9 → new.yaml:19:18

POST /pets (addPet)
  breaking  \`kind\` in the request body became required
            request-property-became-required, old.yaml:22:9 → new.yaml:19:18
  info      \`name\` in the request body became optional
            request-property-became-optional, old.yaml:19:18 → new.yaml:21:9
  info      \`kind\` in the request body may be \`"fish"\` too
            request-property-enum-value-added, old.yaml:22:31 → new.yaml:22:48

old.yaml → new.yaml: 2 breaking, 1 warning, 3 info
`);
});

test("the documentation shows what is told", async () => {
  const { stdout } = await diff(["old.yaml", "new.yaml", "--operation", "listPets", "--level", "warning"]);
  const page = await readFile("docs/diff.md", "utf8");
  expect(page).toContain(`new.yaml --operation listPets --level warning\n${stdout}`);
});

test("what breaks nobody is told and no failure, and so is nothing at all", async () => {
  const more = await diff(["old.yaml", "more.yaml"]);
  expect(more.code).toBe(0);
  expect(more.stdout).toContain("endpoint-added");
  const same = await diff(["old.yaml", "old.yaml"]);
  expect([same.code, same.stdout]).toEqual([0, "old.yaml → old.yaml: no changes\n"]);
});

test("JSON has each change of each operation", async () => {
  const { stdout } = await diff(["old.yaml", "new.yaml", "--format", "json"]);
  const report = JSON.parse(stdout) as { counts: unknown; changes: readonly unknown[] };
  expect(report.counts).toEqual({ breaking: 2, warning: 1, info: 3 });
  expect(report.changes[0]).toEqual({
    id: "response-property-became-optional",
    level: "breaking",
    operation: { method: "GET", path: "/pets", operationId: "listPets", tags: ["pets"], kind: "operation" },
    message: "`name` in the 200 response became optional",
    old: { file: "old.yaml", line: 19, column: 18, pointer: "#/components/schemas/Pet/required/0" },
    new: { file: "new.yaml", line: 21, column: 9, pointer: "#/components/schemas/Pet/properties/name" },
  });
});

test("Markdown is a table for each operation", async () => {
  const { stdout } = await diff(["old.yaml", "new.yaml", "--format", "markdown"]);
  expect(stdout).toContain("### `POST /pets`\n\n| level | change | rule | place |\n");
  expect(stdout).toContain(
    "| ❌ breaking | `kind` in the request body became required | `request-property-became-required` | `new.yaml:19:18` |",
  );
});

test("a GitHub workflow shows changes in the new file", async () => {
  const { code, stdout } = await diff(["old.yaml", "new.yaml", "--format", "github"]);
  expect(code).toBe(1);
  expect(stdout.split("\n").slice(0, 2)).toEqual([
    "::error file=new.yaml,line=21,col=9,title=response-property-became-optional::GET /pets: `name` in the 200 response became optional",
    '::warning file=new.yaml,line=22,col=48,title=response-property-enum-value-added::GET /pets: `kind` in the 200 response may be `"fish"` too',
  ]);
});

test.concurrent.for<[string, string[], number, string]>([
  ["nothing shall fail", ["--fail-on", "none"], 0, "2 breaking, 1 warning, 3 info"],
  ["milder ones are not told", ["--level", "breaking"], 1, "2 breaking, 0 warning, 0 info"],
  [
    "a warning shall fail",
    ["--fail-on", "warning", "--ignore", "*-became-*"],
    1,
    "0 breaking, 1 warning, 1 info",
  ],
  ["it shall not", ["--ignore", "*-became-*"], 0, "0 breaking, 1 warning, 1 info"],
  [
    "rules are left out",
    ["--ignore", "response-property-became-optional", "--ignore", "request-property-became-required"],
    0,
    "0 breaking, 1 warning, 3 info",
  ],
  ["one operation is asked for", ["--operation", "listPets"], 1, "1 breaking, 1 warning, 1 info"],
  ["one is asked for by its path", ["--operation", "POST /pets"], 1, "1 breaking, 0 warning, 2 info"],
  ["a tag is asked for", ["--include-tag", "staff"], 1, "1 breaking, 0 warning, 2 info"],
])("where %s", async ([, flags, expected, counts], context) => {
  const { code, stdout } = await diff(["old.yaml", "new.yaml", ...flags], FILES, context);
  expect(code).toBe(expected);
  expect(stdout).toContain(`old.yaml → new.yaml: ${counts}\n`);
});

test.concurrent.for<[string, string[], string]>([
  [
    "a document is not there",
    ["old.yaml", "none.yaml"],
    "none.yaml: there is no such file; name the OpenAPI document",
  ],
  ["a document is none", ["old.yaml", "bad.yaml"], "bad.yaml:2:1: "],
  ["both are the standard input", ["-", "-"], "the standard input can be one of the two documents only"],
  ["one is not named", ["old.yaml"], "missing required argument 'new'"],
  [
    "there is no such rule",
    ["old.yaml", "new.yaml", "--ignore", "nope"],
    "--ignore nope: there is no such rule; docs/diff.md lists them",
  ],
  [
    "there is no such operation",
    ["old.yaml", "new.yaml", "--operation", "nope"],
    "--operation nope: neither document has it",
  ],
  [
    "there is no such tag",
    ["old.yaml", "new.yaml", "--include-tag", "nope"],
    "--include-tag nope: no operation of either",
  ],
  [
    "there is no such form",
    ["old.yaml", "new.yaml", "--format", "xml"],
    "Allowed choices are text, json, markdown, github",
  ],
  ["a revision is none", ["nope:old.yaml", "new.yaml"], "git cannot find it"],
])("where %s, it says so and exits with 2", async ([, args, message], context) => {
  const { code, stdout, stderr } = await diff(args, { ...FILES, "bad.yaml": "openapi: [3\n" }, context);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

test("one of the two comes from the standard input, and one from the network", async () => {
  const server = createServer((_, response) => response.end(FILES["new.yaml"])).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/new.yaml`;
  const cwd = await makeFiles(FILES);
  const script = '"$0" "$1" diff - "$2" --fail-on none < old.yaml';
  const { stdout } = await promisify(execFile)("sh", ["-c", script, process.execPath, BIN, url], { cwd });
  expect(stdout).toContain(`- → ${url}: 2 breaking, 1 warning, 3 info\n`);
});

test("one of the two is as it was in a git revision, with the files that it refers to", async () => {
  const cwd = await makeFiles({
    "api/openapi.yaml": OLD.replace("'#/components/schemas/Pet'", "pet.yaml"),
    "api/pet.yaml": "type: object\nrequired: [name]\nproperties: { name: { type: string } }\n",
  });
  const git = (...args: string[]) =>
    promisify(execFile)("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd });
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "old");
  await writeFile(join(cwd, "api/pet.yaml"), "type: object\nproperties: { name: { type: string } }\n");
  for (const [where, name] of [
    [cwd, "HEAD:api/openapi.yaml"],
    [join(cwd, "api"), "HEAD:./openapi.yaml"],
  ] as const) {
    const file = join(cwd, "api/openapi.yaml");
    const { code, stdout } = await run(["diff", name, file, "--level", "breaking"], { cwd: where });
    expect(code).toBe(1);
    expect(stdout).toContain("HEAD:api/pet.yaml:2:12 → ");
  }
  const missing = await run(["diff", "HEAD:api/none.yaml", "api/openapi.yaml"], { cwd });
  expect([missing.code, missing.stderr]).toEqual([2, "contract-server: HEAD has no file api/none.yaml\n"]);
});

test("faults of a document are counted on the standard error, and errors where that is asked for", async () => {
  const files = { ...FILES, "new.yaml": OLD.replace("operationId: addPet\n", "summary: s\n") };
  const { code, stderr } = await diff(["old.yaml", "new.yaml"], files);
  expect([code, stderr]).toEqual([
    0,
    "warning: new.yaml has 1 fault that was put right; contract-server bundle tells more\n",
  ]);
  expect((await diff(["old.yaml", "new.yaml", "--strict"], files)).code).toBe(2);
});
