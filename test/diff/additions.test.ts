import { expect, test } from "vitest";
import { isObject } from "../../src/contract/document.ts";
import { readOperations } from "../../src/contract/operation.ts";
import { loadDocument } from "../../src/document/load.ts";
import { diffContracts } from "../../src/diff/diff-contracts.ts";
import type { OpenApiDocument } from "../../src/contract/document.ts";
import { valueAt } from "../../src/contract/json-pointer.ts";
import { fc } from "../property.ts";

type Json = Record<string, unknown>;

/** Things that may be put into an operation without a client having to know of them. */
const ADDITIONS: Readonly<Record<string, (operation: Json, document: Json) => void>> = {
  "a tag": (operation) => void (operation.tags = [...listOf(operation.tags), "new"]),
  "an optional query parameter": (operation) => addParameter(operation, "query"),
  "an optional header": (operation) => addParameter(operation, "header"),
  "a failure": (operation) => void Object.assign(mapIn(operation, "responses"), { 418: { description: "" } }),
  "another success": (operation) =>
    void Object.assign(mapIn(operation, "responses"), { 208: { description: "" } }),
  "a header of each response": (operation) => {
    for (const response of Object.values(mapIn(operation, "responses"))) {
      if (isObject(response) && response.$ref === undefined)
        Object.assign(mapIn(response, "headers"), { "X-New": { schema: {} } });
    }
  },
  "an optional body where there was none": (operation) => {
    operation.requestBody ??= { content: { "application/json": { schema: { type: "object" } } } };
  },
  "another media type of the body": (operation) => {
    if (isObject(operation.requestBody))
      Object.assign(mapIn(operation.requestBody, "content"), { "application/new": {} });
  },
  "an optional property of each object": (_, document) => {
    for (const schema of Object.values(mapIn(mapIn(document, "components"), "schemas"))) {
      if (isObject(schema) && schema.type === "object")
        Object.assign(mapIn(schema, "properties"), { new_one: { type: "string" } });
    }
  },
  "an operation": (_, document) => {
    Object.assign(mapIn(document, "paths"), { "/new": { get: { responses: { 204: { description: "" } } } } });
  },
  "an end that is far": (operation) =>
    Object.assign(operation, { deprecated: true, "x-sunset": "2999-12-31" }),
  "other words": (operation) => Object.assign(operation, { summary: "New.", description: "New." }),
  "a way to be let in": (operation) => {
    const { security } = operation;
    if (Array.isArray(security) && security.length > 0)
      operation.security = [...(security as unknown[]), { newKey: [] }];
  },
};

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function mapIn(holder: Json, key: string): Json {
  const map = isObject(holder[key]) ? holder[key] : {};
  holder[key] = map;
  return map;
}

function addParameter(operation: Json, place: string): void {
  operation.parameters = [
    ...listOf(operation.parameters),
    { name: "x-new", in: place, schema: { type: "string" } },
  ];
}

test.each(["openapi.yaml", "test/pets/openapi.yaml", "test/stateful/books.yaml"])(
  "whatever is added to %s and need not be known breaks nobody, and is told",
  async (path) => {
    const { document } = await loadDocument(path);
    const operations = readOperations(document);
    const addition = fc.record({ what: fc.constantFrom(...Object.keys(ADDITIONS)), where: fc.nat() });
    fc.assert(
      fc.property(fc.array(addition, { minLength: 1, maxLength: 5 }), (additions) => {
        const other = structuredClone(document) as unknown as Json;
        for (const { what, where } of additions) {
          const operation = operations[where % operations.length];
          const value = operation && valueAt(other, operation.pointer);
          if (isObject(value)) ADDITIONS[what]?.(value, other);
        }
        const changes = diffContracts({ document }, { document: other as unknown as OpenApiDocument });
        expect(changes.filter(({ level }) => level !== "info").map(({ id }) => id)).toEqual([]);
        const isWordsOnly = additions.every(({ what }) =>
          /words|way to be|media type of|optional body/.test(what),
        );
        if (!isWordsOnly) expect(changes).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  },
);
