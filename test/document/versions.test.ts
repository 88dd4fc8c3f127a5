import { join } from "node:path";
import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { readOperations } from "../../src/contract/operation.ts";
import { write } from "./written.ts";

const SHOP = join(import.meta.dirname, "swagger-2/shop.yaml");

test("Swagger 2.0 becomes 3.1 without a warning", async () => {
  const { document, warnings } = await loadDocument(SHOP);
  expect(warnings).toEqual([]);
  expect(document).toMatchObject({
    openapi: "3.1.1",
    servers: [{ url: "https://shop.example.com/v1" }, { url: "http://shop.example.com/v1" }],
    components: {
      schemas: {
        Item: {
          discriminator: { propertyName: "kind" },
          properties: {
            name: { type: ["string", "null"], examples: ["Cup"] },
            price: { type: "number", exclusiveMinimum: 0 },
          },
        },
      },
      securitySchemes: {
        key: { type: "apiKey", name: "X-Key", in: "header" },
        basic: { type: "http", scheme: "basic" },
        flow: { type: "oauth2", flows: { authorizationCode: { scopes: { read: "Read" } } } },
      },
    },
  });
});

test("its parameters and bodies are those of the operations, in their media types", async () => {
  const { document } = await loadDocument(SHOP);
  const [list, add, picture, setPicture] = readOperations(document);
  expect(list?.parameters).toMatchObject([
    { name: "limit", schema: { value: { exclusiveMaximum: 100 } } },
    { name: "tags", style: "pipeDelimited", explode: false },
    { name: "ids", style: "form", explode: false },
  ]);
  expect(list?.responses.map(({ content }) => content.map(({ mediaType }) => mediaType))).toEqual([
    ["text/csv"],
    ["text/csv"],
  ]);
  expect(add?.requestBody).toMatchObject({ required: true, content: [{ mediaType: "application/json" }] });
  expect(add?.responses[0]?.content).toMatchObject([
    { mediaType: "application/json", example: { id: 1, name: "Cup" } },
    { mediaType: "application/xml" },
  ]);
  expect(picture?.responses[0]?.content).toMatchObject([{ schema: { value: { format: "binary" } } }]);
  expect(setPicture?.requestBody).toMatchObject({
    required: true,
    content: [{ mediaType: "multipart/form-data", schema: { value: { required: ["file"] } } }],
  });
});

const schemas = (text: string) =>
  `openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    B: {}\n    A: ${text}\n`;

test.each([
  ["nullable", "{ type: string, nullable: true }", { type: ["string", "null"] }],
  [
    "nullable with an enum",
    "{ type: string, nullable: true, enum: [a] }",
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [
    "nullable around other schemas",
    "{ nullable: true, description: d, allOf: [{ $ref: '#/components/schemas/B' }] }",
    { description: "d", anyOf: [{ allOf: [{ $ref: "#/components/schemas/B" }] }, { type: "null" }] },
  ],
  [
    "nullable beside a reference",
    "{ nullable: true, $ref: '#/components/schemas/B' }",
    { anyOf: [{ $ref: "#/components/schemas/B" }, { type: "null" }] },
  ],
  ["nullable of anything", "{ nullable: true, title: t }", { title: "t" }],
  ["an exclusive limit", "{ minimum: 1, exclusiveMinimum: true }", { exclusiveMinimum: 1 }],
  ["a limit that is not exclusive", "{ maximum: 1, exclusiveMaximum: false }", { maximum: 1 }],
  ["an example", "{ example: { nullable: true } }", { examples: [{ nullable: true }] }],
  [
    "a property called nullable",
    "{ properties: { nullable: { type: boolean } } }",
    { properties: { nullable: { type: "boolean" } } },
  ],
])("of OpenAPI 3.0, %s is said in JSON Schema 2020-12", async (_, written, expected) => {
  const { document, warnings } = await loadDocument(await write({ "a.yaml": schemas(written) }));
  expect(warnings).toEqual([]);
  expect(document.components?.schemas?.A).toEqual(expected);
});

test("what stands beside a reference counts in 3.1 and not in 3.0", async () => {
  const text = schemas("{ $ref: '#/components/schemas/B', type: object, description: d }");
  const old = await loadDocument(await write({ "a.yaml": text }));
  expect(old.warnings).toMatchObject([{ kind: "ignored-siblings" }]);
  expect(old.document.components?.schemas?.A).not.toHaveProperty("type");
  const current = await loadDocument(await write({ "a.yaml": text.replace("3.0.3", "3.1.0") }));
  expect(current.document.components?.schemas?.A).toHaveProperty("type", "object");
});

test("a version that YAML takes for a number is understood", async () => {
  const text = "swagger: 2.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
  const { warnings } = await loadDocument(await write({ "a.yaml": text }));
  expect(warnings).toMatchObject([{ kind: "wrong-value", pointer: "#/swagger", line: 1 }]);
});
