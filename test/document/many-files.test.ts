import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { readOperations } from "../../src/contract/operation.ts";
import { HEAD, write } from "./written.ts";

const ok = (schema: string) =>
  `responses: { '200': { description: '', content: { application/json: { schema: ${schema} } } } }`;

test("files that refer to one another in a circle become one document", async () => {
  const path = await write({
    "api.yaml": `${HEAD}paths:\n  /trees: { $ref: "paths/trees.yaml" }\ncomponents:\n  schemas:\n    Tree: { $ref: "schemas/tree.yaml" }\n`,
    "paths/trees.yaml": `get: { operationId: listTrees, ${ok('{ $ref: "../schemas/leaf.yaml" }')} }\n`,
    "schemas/tree.yaml": `type: object\nproperties: { leaves: { type: array, items: { $ref: leaf.yaml } }, root: { $ref: "../api.yaml#/components/schemas/Tree" } }\n`,
    "schemas/leaf.yaml": `type: object\nproperties: { tree: { $ref: "tree.yaml" }, kind: { $ref: "#/$defs/kind" } }\n$defs: { kind: { enum: [a, b] } }\n`,
  });
  const { document, files, warnings } = await loadDocument(path);
  expect(warnings).toEqual([]);
  expect(files).toHaveLength(4);
  expect(document.paths?.["/trees"]?.get?.responses["200"]).toHaveProperty(
    ["content", "application/json", "schema"],
    { $ref: "#/components/schemas/leaf" },
  );
  expect(document.components?.schemas).toMatchObject({
    Tree: {
      properties: {
        leaves: { items: { $ref: "#/components/schemas/leaf" } },
        root: { $ref: "#/components/schemas/Tree" },
      },
    },
    leaf: { properties: { tree: { $ref: "#/components/schemas/Tree" } } },
  });
});

test("parameters, responses and whole maps may stand in other files, under names with any characters", async () => {
  const path = await write({
    "api.yaml": `${HEAD}paths:\n  "/a/{x y}":\n    get:\n      operationId: a\n      parameters: [{ $ref: "parts.json#/p~1q%20r" }]\n      responses: { "200": { $ref: "parts.json#/ok" } }\ncomponents:\n  schemas: { $ref: "schemas.yaml" }\n`,
    "parts.json": `{ "p/q r": { "name": "x y", "in": "path", "required": true, "schema": { "type": "string" } }, "ok": { "description": "", "content": { "application/json": { "schema": { "$ref": "schemas.yaml#/Pet/properties/name" } } } } }`,
    "schemas.yaml": "Pet: { type: object, properties: { name: { type: string } } }\n",
  });
  const { document, warnings } = await loadDocument(path);
  expect(warnings).toEqual([]);
  const [operation] = readOperations(document);
  expect(operation).toMatchObject({
    parameters: [{ name: "x y", in: "path" }],
    responses: [{ content: [{ schema: { value: { $ref: "#/components/schemas/Pet/properties/name" } } }] }],
  });
});

test.each(["pet.yaml", "pet.yaml#", "pet.yaml#/"])("%s is the whole of a file", async (reference) => {
  const path = await write({
    "a.yaml": `${HEAD}paths: {}\ncomponents: { schemas: { A: { type: array, items: { $ref: "${reference}" } } } }\n`,
    "pet.yaml": "type: string\n",
  });
  const { document, warnings } = await loadDocument(path);
  expect(warnings).toEqual([]);
  expect(document.components?.schemas).toEqual({
    A: { type: "array", items: { $ref: "#/components/schemas/pet" } },
    pet: { type: "string" },
  });
});

test("what stands in an example is no reference", async () => {
  const path = await write({
    "api.yaml": `${HEAD}paths: {}\ncomponents: { examples: { a: { value: { b: { $ref: "nowhere.yaml" } } } } }\n`,
  });
  const { document, warnings } = await loadDocument(path);
  expect(warnings).toEqual([]);
  expect(document.components?.examples?.a).toEqual({ value: { b: { $ref: "nowhere.yaml" } } });
});

test("an example may be a file", async () => {
  const path = await write({
    "api.yaml": `${HEAD}paths: {}\ncomponents: { examples: { a: { $ref: "a.json" }, b: { value: { $ref: a.json } } } }\n`,
    "a.json": '{ "id": 1 }',
  });
  const { document } = await loadDocument(path);
  expect(document.components?.examples).toEqual({ a: { value: { id: 1 } }, b: { value: { id: 1 } } });
});

test("two things of one name in different files keep their own", async () => {
  const path = await write({
    "api.yaml": `${HEAD}paths: { /a: { get: { operationId: a, ${ok('{ anyOf: [{ $ref: "x/pet.yaml" }, { $ref: "y/pet.yaml" }] }')} } } }\n`,
    "x/pet.yaml": "type: string\n",
    "y/pet.yaml": "type: number\n",
  });
  const { document } = await loadDocument(path);
  expect(document.components?.schemas).toEqual({ pet: { type: "string" }, "pet-2": { type: "number" } });
});

test("a discriminator's mapping leads to the same place as a reference", async () => {
  const path = await write({
    "api.yaml": `${HEAD}paths: {}\ncomponents: { schemas: { P: { oneOf: [{ $ref: cat.yaml }], discriminator: { propertyName: k, mapping: { c: cat.yaml } } } } }\n`,
    "cat.yaml": "type: object\n",
  });
  const { document } = await loadDocument(path);
  expect(document.components?.schemas?.P).toMatchObject({
    oneOf: [{ $ref: "#/components/schemas/cat" }],
    discriminator: { mapping: { c: "#/components/schemas/cat" } },
  });
});

test("a warning about a part in another file names that file and the line there", async () => {
  const path = await write({
    "api.yaml": `${HEAD}paths: {}\ncomponents: { schemas: { A: { $ref: "a.yaml#/A" } } }\n`,
    "a.yaml": "A:\n  type: string\n  pattern: '['\n",
  });
  const { warnings } = await loadDocument(path);
  expect(warnings).toMatchObject([{ kind: "unusable-pattern", pointer: "#/A/pattern", line: 3, column: 3 }]);
  expect(warnings[0]?.file).toMatch(/a\.yaml$/);
});
