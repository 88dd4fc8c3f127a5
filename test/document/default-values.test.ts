import { expect, test } from "vitest";
import { createContract } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { HEAD, write } from "./written.ts";

const listing = (schema: string) =>
  `${HEAD}paths: { /a: { get: { operationId: a, parameters: [{ name: p, in: query, schema: ${schema} }], responses: { '200': { description: '' } } } } }\n`;

async function load(text: string) {
  const loaded = await loadDocument(await write({ "openapi.yaml": text }));
  const request = { method: "GET", path: "/a", query: "", headers: {} };
  const { status } = await createContract({ document: loaded.document }).handle(request);
  return { ...loaded, status, defaults: JSON.stringify(loaded.document.paths).match(/"default":[^,}]+/g) };
}

test.each([
  ["{ type: integer, default: '10' }", 'must be integer, but is "10"; taken for 10', ['"default":10']],
  [
    "{ type: boolean, default: 'true' }",
    'must be boolean, but is "true"; taken for true',
    ['"default":true'],
  ],
  ["{ type: string, default: 7 }", 'must be string, but is 7; taken for "7"', ['"default":"7"']],
  ["{ type: integer, default: ten }", 'must be integer, but is "ten"; it is left out', null],
  ["{ type: array, items: {}, default: a }", 'must be array, but is "a"; it is left out', null],
  ["{ enum: [a, b], default: c }", 'must be one of the enum\'s values, but is "c"; it is left out', null],
])("the default of %s is put right and told of", async (schema, message, defaults) => {
  const loaded = await load(listing(schema));
  expect(loaded.warnings).toMatchObject([
    { kind: "wrong-value", pointer: "#/paths/~1a/get/parameters/0/schema/default", message },
  ]);
  expect(loaded).toMatchObject({ status: 200, defaults });
});

test.each([
  ["{ type: integer, default: null }", null],
  ["{ type: [integer, 'null'], default: null }", ['"default":null']],
  ["{ type: number, default: 1 }", ['"default":1']],
  ["{ default: anything }", ['"default":"anything"']],
])("there is nothing to tell of the default of %s", async (schema, defaults) => {
  expect(await load(listing(schema))).toMatchObject({ warnings: [], defaults });
});
