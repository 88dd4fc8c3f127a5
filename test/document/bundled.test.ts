import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { writeYaml } from "../../src/document/write-yaml.ts";
import { write } from "./written.ts";

const OK = (schema: string) =>
  `{ "200": { description: "", content: { application/json: { schema: ${schema} } } } }`;

/** Three files, in which one name stands for three things, and a schema refers to itself. */
const FILES = {
  "paths/pets.yaml": `
get:
  operationId: listPets
  parameters: [{ $ref: "../parts.yaml#/parameters/limit" }]
  responses: ${OK('{ type: array, items: { $ref: "../parts.yaml#/Pet" } }')}
`,
  "parts.yaml": `
parameters: { limit: { name: limit, in: query, schema: { type: integer, minimum: 0, exclusiveMinimum: true } } }
Pet:
  type: object
  nullable: true
  properties: { mother: { $ref: "#/Pet" }, kind: { $ref: "Pet.json" } }
  example: { mother: null }
`,
  "Pet.json": '{ "enum": ["cat", "dog"], "type": "string" }',
};
const MANY_3_0 = {
  "api.yaml": `
openapi: 3.0.3
info: { title: Many, version: "1" }
paths:
  /pets: { $ref: paths/pets.yaml }
  /kinds: { get: { operationId: kinds, responses: ${OK('{ $ref: "#/components/schemas/Pet" }')} } }
components: { schemas: { Pet: { type: string } } }
`,
  ...FILES,
};
const MANY_2_0 = {
  "api.yaml": `
swagger: "2.0"
info: { title: Many, version: "1" }
basePath: /v1
consumes: [application/json]
paths:
  /pets:
    post:
      operationId: addPet
      parameters: [{ name: pet, in: body, required: true, schema: { $ref: parts.yaml#/Pet } }]
      responses: { "200": { description: "", schema: { $ref: "#/definitions/Pet" } } }
definitions: { Pet: { type: string } }
`,
  ...FILES,
};

const sources: readonly [name: string, version: string, path: () => Promise<string>][] = [
  ["many files", "3.0.3", () => write(MANY_3_0)],
  ["many files in 2.0", "2.0", () => write(MANY_2_0)],
  ["a shop", "2.0", () => Promise.resolve("test/document/swagger-2/shop.yaml")],
  ["books", "3.1.0", () => Promise.resolve("test/stateful/books.yaml")],
  ["pets", "3.1.1", () => Promise.resolve("test/pets/openapi.yaml")],
  ["the contract of this repository", "3.1.1", () => Promise.resolve("openapi.yaml")],
];
const formats = { "one.yaml": writeYaml, "one.json": (document: object) => JSON.stringify(document) };

test.each(sources)("%s, written in one piece, means the same and has no faults left", async (_, __, path) => {
  const { document } = await loadDocument(await path());
  for (const [name, toText] of Object.entries(formats)) {
    const again = await loadDocument(await write({ [name]: toText(document) }));
    expect(again.document).toEqual(document);
    expect(again.warnings).toEqual([]);
  }
});

test.each(sources)("%s, written in its own version %s, means the same", async (_, version, path) => {
  const source = await path();
  const { written = {}, warnings } = await loadDocument(source, { keepVersion: true });
  expect(written.openapi ?? written.swagger).toBe(version);
  for (const [name, toText] of Object.entries(formats)) {
    const again = await loadDocument(await write({ [name]: toText(written) }));
    expect(again.document).toEqual((await loadDocument(source, { keepVersion: true })).document);
    expect(again.warnings.map(({ kind }) => kind)).toEqual(warnings.map(({ kind }) => kind));
  }
});

test("what a version has no components for is copied to where it is used", async () => {
  const callback = { "{$request.query.url}": { $ref: "paths/pets.yaml" } };
  const responses = { 200: { description: "" } };
  const post = { operationId: "watch", responses, callbacks: { onPet: callback } };
  const info = { title: "Callbacks", version: "1" };
  const api = { openapi: "3.0.3", info, paths: { "/watches": { post } } };
  const path = await write({ "api.json": JSON.stringify(api), ...FILES });
  const { written } = await loadDocument(path, { keepVersion: true });
  expect(Object.keys(written?.components ?? {}).sort()).toEqual(["parameters", "schemas"]);
  expect(JSON.stringify(written?.paths)).toContain('"operationId":"listPets"');
  expect((await loadDocument(path)).document.components).toHaveProperty("pathItems");
});

test("things of one name keep apart, and a schema that refers to itself still does", async () => {
  const { written } = await loadDocument(await write(MANY_3_0), { keepVersion: true });
  expect(written).toHaveProperty("components.schemas", {
    Pet: { type: "string" },
    "Pet-2": {
      type: "object",
      nullable: true,
      properties: {
        mother: { $ref: "#/components/schemas/Pet-2" },
        kind: { $ref: "#/components/schemas/Pet-3" },
      },
      example: { mother: null },
    },
    "Pet-3": { enum: ["cat", "dog"], type: "string" },
  });
});

test("a document is given in its own version only where that is asked for", async () => {
  expect(await loadDocument("test/pets/openapi.yaml")).not.toHaveProperty("written");
});

test("overlays are in it, but cannot change Swagger 2.0", async () => {
  const overlay = {
    overlay: "1.0.0",
    info: { title: "Another title", version: "1" },
    actions: [{ target: "$.info", update: { title: "Other" } }],
  };
  const options = { keepVersion: true, overlays: [overlay] };
  const { written } = await loadDocument(await write(MANY_3_0), options);
  expect(written).toMatchObject({ openapi: "3.0.3", info: { title: "Other" } });
  await expect(loadDocument("test/document/swagger-2/shop.yaml", options)).rejects.toThrow(
    "shop.yaml: overlays change OpenAPI 3; leave them out to keep it in Swagger 2.0",
  );
});

test("the largest of documents means the same in one piece", async () => {
  const { document } = await loadDocument("node_modules/@octokit/openapi/generated/api.github.com.json");
  const again = await loadDocument(await write({ "one.yaml": writeYaml(document) }));
  expect(again.document).toEqual(document);
});
