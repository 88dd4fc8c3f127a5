import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DocumentError } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { makeFolder } from "../store/temporary-folder.ts";

const HEAD = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\n";

async function messageFor(text: string, name = "openapi.yaml"): Promise<string> {
  const path = join(await makeFolder(), name);
  await writeFile(path, text);
  const error: unknown = await loadDocument(path).catch((caught: unknown) => caught);
  if (!(error instanceof DocumentError)) throw new Error("no DocumentError was thrown", { cause: error });
  expect(error.message.startsWith(path)).toBe(true);
  expect(error.message).not.toContain("\n");
  return error.message.slice(path.length);
}

test("a file that is not there is named", async () => {
  await expect(loadDocument("no/such.yaml")).rejects.toThrow(
    "no/such.yaml: there is no such file; name the OpenAPI document that shall be used",
  );
});

test.each([
  ["a syntax error in YAML", "openapi: 3.1.1\ninfo:\n  title: [T\n", /^:4:1: deficient indentation$/],
  ["a key that stands twice", "openapi: 3.1.1\nopenapi: 3.1.1\n", /^:2:1: duplicated mapping key$/],
  ["a syntax error in JSON", '{\n  "openapi": "3.1.1",\n  "info" {}\n}', /^:3:\d+: /],
  ["an empty file", "", /^: is empty, not an object/],
  ["a list", "- a\n", /^: is a list, not an object/],
  [
    "aliases that expand without end",
    "a: &a [x, x]\n".padEnd(13) + bomb(),
    /^: has more than 5000000 values$/,
  ],
  ["a document of another kind", "kind: Deployment\n", /^: is no OpenAPI document/],
  [
    "a version to come",
    "openapi: 4.0.0\n",
    /^: is an OpenAPI document of version "4.0.0"; 2.0, 3.0, 3.1 and 3.2/,
  ],
  ["an older version", "swagger: '1.2'\n", /^: is an OpenAPI document of version "1.2"/],
])("%s is told with its place", async (_, text, expected) => {
  expect(await messageFor(text)).toMatch(expected);
});

function bomb(): string {
  const lines = ["b", "c", "d", "e", "f", "g", "h"].map((name, at) => {
    const below = `*${"abcdefgh".charAt(at)}`;
    return `${name}: &${name} [${Array<string>(10).fill(below).join(", ")}]`;
  });
  return lines.join("\n");
}

const answering = (schema: string) =>
  `paths: { /a: { get: { operationId: a, responses: { "200": { description: "", content: { application/json: { schema: ${schema} } } } } } } }\n`;

test.each([
  [
    "a reference to nothing",
    `${HEAD}${answering("{ $ref: '#/components/schemas/B' }")}`,
    ':3:109: #/paths/~1a/get/responses/200/content/application~1json/schema: $ref "#/components/schemas/B" leads to nothing',
  ],
  [
    "a key that reaches a prototype",
    `${HEAD}paths: {}\n__proto__: { polluted: 1 }\n`,
    ": the key at #/__proto__ is not allowed",
  ],
  [
    "a constructor with a prototype",
    `${HEAD}paths: {}\nx-a: { constructor: { prototype: { polluted: 1 } } }\n`,
    ": the key at #/x-a/constructor is not allowed",
  ],
])("%s is told with its place in the document", async (_, text, expected) => {
  expect(await messageFor(text)).toContain(expected);
  expect({}).not.toHaveProperty("polluted");
});

test("a broken file that is referred to is told by its own name", async () => {
  const folder = await makeFolder();
  await writeFile(
    join(folder, "a.yaml"),
    `${HEAD}paths: {}\ncomponents: { schemas: { A: { $ref: "b.yaml" } } }\n`,
  );
  await writeFile(join(folder, "b.yaml"), "type: [object\n");
  await expect(loadDocument(join(folder, "a.yaml"))).rejects.toThrow(/b\.yaml:2:1: /);
});
