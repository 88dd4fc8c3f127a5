import { expect, test } from "vitest";
import { diffContracts } from "../../src/diff/diff-contracts.ts";
import { loadDocument } from "../../src/document/load.ts";
import { HEAD, write } from "../document/written.ts";
import { documentOf, sent } from "./documents.ts";

const api = (schema: string) => `${HEAD}paths:
  /things/{id}:
    get:
      operationId: getThing
      tags: [things]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: ''
          content:
            application/json:
              schema: { $ref: '${schema}#/Thing' }
`;

test("a change is told with its operation, and with file, line, column and pointer of both documents", async () => {
  const old = await write({
    "old.yaml": api("things.yaml"),
    "things.yaml": "Thing:\n  type: object\n  properties:\n    name:\n      type: string\n",
  });
  const other = await write({
    "new.yaml": api("models.yaml"),
    "models.yaml": "\nThing:\n  type: object\n  properties:\n    name: { type: [string, 'null'] }\n",
  });
  const changes = diffContracts(await loadDocument(old), await loadDocument(other));
  expect(changes).toEqual([
    {
      id: "response-property-became-nullable",
      level: "breaking",
      operation: {
        method: "GET",
        path: "/things/{id}",
        operationId: "getThing",
        tags: ["things"],
        kind: "operation",
      },
      message: "`name` in the 200 response may be null",
      old: {
        file: old.replace("old.yaml", "things.yaml"),
        pointer: "#/Thing/properties/name/type",
        ...{ line: 5, column: 7 },
      },
      new: {
        file: other.replace("new.yaml", "models.yaml"),
        pointer: "#/Thing/properties/name/type",
        ...{ line: 5, column: 13 },
      },
    },
  ]);
});

test("without files there are pointers", () => {
  const [change] = diffContracts(
    { document: documentOf(sent({ type: "object", properties: { "a/b~": { type: "string" } } })) },
    { document: documentOf(sent({ type: "object" })) },
  );
  expect(change?.old).toEqual({
    pointer: "#/paths/~1things/post/requestBody/content/application~1json/schema/properties/a~1b~0",
  });
  expect(change?.message).toBe('`"a/b~"` in the request body is not declared any more');
});

test("a schema of itself ends, and its change is told once where it is met first", async () => {
  const tree = (type: string) =>
    sent(
      { $ref: "#/components/schemas/Tree" },
      {
        Tree: {
          type: "object",
          properties: {
            leaf: { type },
            left: { $ref: "#/components/schemas/Tree" },
            right: { $ref: "#/components/schemas/Tree" },
          },
        },
      },
    );
  const changes = diffContracts(
    { document: documentOf(tree("string")) },
    { document: documentOf(tree("integer")) },
  );
  expect(changes.map(({ message }) => message)).toEqual([
    "`leaf` in the request body takes integer instead of string",
  ]);
});

test("any version is compared with any other one", async () => {
  const old = await write({
    "old.yaml":
      "swagger: '2.0'\ninfo: { title: T, version: '1' }\nproduces: [application/json]\npaths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        200: { description: '', schema: { type: string, x-nullable: true } }\n",
  });
  const other = await write({
    "new.yaml": `${HEAD}paths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200': { description: '', content: { application/json: { schema: { type: [string, 'null'] } } } }\n`,
  });
  expect(diffContracts(await loadDocument(old), await loadDocument(other))).toEqual([]);
});

test("places in Swagger 2.0 are those of the file, and not of what was made of it", async () => {
  const swagger = (type: string) => `swagger: '2.0'
info: { title: T, version: '1' }
produces: [application/json]
paths:
  /a:
    get:
      operationId: a
      responses:
        200: { description: '', schema: { $ref: '#/definitions/A' } }
        409: { description: '', schema: { type: ${type} } }
definitions:
  A:
    type: object
    properties:
      a: { type: ${type} }
`;
  const old = await loadDocument(await write({ "old.yaml": swagger("string") }));
  const changes = diffContracts(old, await loadDocument(await write({ "new.yaml": swagger("integer") })));
  expect(changes.map(({ new: place }) => [place?.line, place?.pointer])).toEqual([
    [15, "#/definitions/A/properties/a/type"],
    [10, "#/paths/~1a/get/responses/409/schema/type"],
  ]);
});
