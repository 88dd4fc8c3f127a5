import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { remember } from "../stateful/books.ts";
import { write } from "../document/written.ts";
import { createContract } from "../../src/index.ts";
import { asker } from "./pets-contract.ts";

const A = { $ref: "#/components/schemas/A" };
const B = { $ref: "#/components/schemas/B" };
const C = { $ref: "#/components/schemas/C" };

/** Schemas that come to themselves without a step into a value, and such that no finite value fits. */
const CIRCLES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  "allOf of itself": { A: { allOf: [A] } },
  "anyOf of itself": { A: { anyOf: [A] } },
  "oneOf of itself and another": { A: { oneOf: [A, { type: "string" }] } },
  "not itself": { A: { not: A } },
  "if itself": { A: { if: A, then: { type: "string" }, else: { type: "number" } } },
  "a reference to itself": { A },
  "references to each other": { A: B, B: A },
  "allOf of anyOf of oneOf of itself": { A: { allOf: [B] }, B: { anyOf: [C] }, C: { oneOf: [A] } },
  "a discriminator that leads to itself": { A: { oneOf: [A], discriminator: { propertyName: "kind" } } },
  "a dynamic reference to itself": { A: { $dynamicAnchor: "node", allOf: [{ $dynamicRef: "#node" }] } },
  "allOf of itself, and nothing else": { A: { allOf: [A], unevaluatedProperties: false } },
  "dependent on itself": { A: { type: "object", dependentSchemas: { a: A } } },
  "a member that must have it again": { A: { type: "object", required: ["a"], properties: { a: A } } },
  "a list that must have it again": { A: { type: "array", minItems: 1, items: A } },
};

function documentOf(schemas: object): object {
  const content = { "application/json": { schema: A }, "application/x-www-form-urlencoded": { schema: A } };
  const list = { "application/json": { schema: { type: "array", items: A } } };
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const q = { name: "q", in: "query", style: "deepObject", schema: A };
  return {
    openapi: "3.1.1",
    info: { title: "Circles", version: "1" },
    paths: {
      "/as": {
        get: { parameters: [q], responses: { 200: { description: "", content: list } } },
        post: { requestBody: { content }, responses: { 201: { description: "", content } } },
      },
      "/as/{id}": { get: { parameters: [id], responses: { 200: { description: "", content } } } },
    },
    components: { schemas },
  };
}

test.each(Object.entries(CIRCLES))("%s is served", async (_, schemas) => {
  const { document } = await loadDocument(await write({ "a.json": JSON.stringify(documentOf(schemas)) }));
  const ask = asker(createContract({ document }));
  // A schema that no value fits has no reply to be made of.
  for (const target of ["/as", "/as?q[a]=1", "/as/1"]) {
    expect([200, 422, 501]).toContain((await ask("GET", target)).status);
  }
  for (const json of [{}, { a: {} }, [[]], "a", 1]) {
    expect([201, 422, 501]).toContain((await ask("POST", "/as", { json })).status);
  }
});

test.each(Object.entries(CIRCLES))("%s is remembered, or refused with its place", async (_, schemas) => {
  const document = documentOf(schemas) as OpenApiDocument;
  const remembered = await remember(document).catch((error: unknown) => error);
  if (remembered instanceof Error) {
    expect(remembered.message).toMatch(/^#\/paths\/.*: its \$ref leads round in a circle$/);
  } else {
    const { ask } = remembered as Awaited<ReturnType<typeof remember>>;
    expect([200, 501]).toContain((await ask("GET", "/as")).status);
  }
});
