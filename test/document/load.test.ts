import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { makeFolder } from "../store/temporary-folder.ts";

const HEAD = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\n";

/** Writes files into a new folder and gives the path of the first one back. */
async function write(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await makeFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return join(folder, Object.keys(files)[0] ?? "");
}

const withSchema = (schema: string) => `${HEAD}paths: {}\ncomponents:\n  schemas:\n    Pet: ${schema}\n`;

test("a document in YAML is loaded with its references kept", async () => {
  const { document, files } = await loadDocument("test/pets/openapi.yaml");
  expect(document.info.title).toBe("Pets");
  expect(document.paths?.["/pets"]?.get?.parameters?.[0]).toMatchObject({
    schema: { $ref: "#/components/schemas/Kind" },
  });
  expect(files).toEqual([join(import.meta.dirname, "../pets/openapi.yaml")]);
});

test("a document in JSON is loaded, whatever its file is called", async () => {
  const path = await write({
    contract: '{ "openapi": "3.1.0", "info": { "title": "J", "version": "1" }, "paths": {} }',
  });
  expect((await loadDocument(path)).document.info.title).toBe("J");
});

test("what stands in other files of the folder becomes part of the document", async () => {
  const path = await write({
    "open api#1.yaml": withSchema('{ $ref: "parts/pet%201.json#/Pet" }'),
    "parts/pet 1.json": '{ "Pet": { "type": "object", "properties": { "mate": { "$ref": "#/Pet" } } } }',
  });
  const { document, files } = await loadDocument(path);
  expect(document.components?.schemas?.Pet).toEqual({
    type: "object",
    properties: { mate: { $ref: "#/components/schemas/Pet" } },
  });
  expect(files).toEqual([path, join(path, "../parts/pet 1.json")]);
});

test("a schema that refers to itself is no trouble", async () => {
  const path = await write({
    "a.yaml": withSchema('{ type: array, items: { $ref: "#/components/schemas/Pet" } }'),
  });
  expect((await loadDocument(path)).document.components?.schemas?.Pet).toHaveProperty("items.$ref");
});

test.each([
  ["../secret.yaml", "leads out of the document's folder"],
  ["file:///etc/passwd", "leads out of the document's folder"],
  ["/etc/hosts", "leads out of the document's folder"],
  ["linked.yaml", "leads out of the document's folder"],
  ["http://127.0.0.1:1/x.yaml", "leads to the network"],
  ["https://169.254.169.254/latest", "leads to the network"],
])("a reference to %s is refused", async (reference, reason) => {
  const path = await write({
    "api/openapi.yaml": withSchema(`{ $ref: "${reference}" }`),
    "secret.yaml": "a: 1",
  });
  await symlink(join(path, "../../secret.yaml"), join(path, "../linked.yaml"));
  await expect(loadDocument(path)).rejects.toThrow(reason);
});
