import { expect, test } from "vitest";
import { createInline } from "../inline-contract.ts";
import { createValidated } from "./validated.ts";

test("a format that nobody knows is not checked", async () => {
  const { sent } = createValidated({ type: "string", format: "shoe-size" });
  expect(await sent("anything")).toEqual([]);
});

test.each([
  ["is no regular expression", "[a-", "x"],
  ["is of another dialect", "(?<!a)(?i)\\p{Alpha}*+", "x"],
])("a pattern that %s is not checked", async (_, pattern, value) => {
  const properties = { name: { type: "string", pattern } };
  const { sent } = createValidated({
    type: "object",
    properties,
    patternProperties: { [pattern]: { type: "string" } },
  });
  expect(await sent({ name: value })).toEqual([]);
});

test("a pattern that escapes what needs no escaping is checked", async () => {
  const { sent } = createValidated({ type: "string", pattern: "^[\\w\\-\\.\\@]+$" });
  expect(await sent("a-b@c.d")).toEqual([]);
  expect(await sent("a b")).toMatchObject([{ keyword: "pattern" }]);
});

const problem = (detail: string) => ({
  status: 500,
  json: {
    type: "urn:contract-server:problem:unusable-schema",
    detail: expect.stringContaining(detail) as string,
  },
});

function serve(schemas: object) {
  const content = (name: string) => ({
    "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
  });
  const ok = { 200: { description: "" } };
  const { ask } = createInline(
    {
      paths: {
        "/broken": {
          post: { operationId: "send", requestBody: { content: content("Broken") }, responses: ok },
          get: { operationId: "answer", responses: { 200: { description: "", content: content("Broken") } } },
          delete: {
            operationId: "remove",
            parameters: [{ name: "q", in: "query", schema: { $ref: "#/components/schemas/Broken" } }],
            responses: ok,
          },
        },
        "/good": { post: { operationId: "other", requestBody: { content: content("Good") }, responses: ok } },
      },
      components: { schemas: { Good: { type: "object", required: ["a"] }, ...schemas } },
    },
    {
      send: () => ({ status: 200 }),
      answer: () => ({ status: 200, body: {} }),
      remove: () => ({ status: 200 }),
      other: () => ({ status: 200 }),
    },
  );
  return ask;
}

const json = { type: "application/json", body: "{}" };

test.each([
  [
    "a type that there is not",
    { properties: { age: { type: "float" } } },
    "#/components/schemas/Broken/properties/age/type",
  ],
  ["a list that is none", { required: "name" }, "#/components/schemas/Broken/required"],
  [
    "a reference that leads to nothing",
    { properties: { a: { $ref: "#/components/schemas/Gone" } } },
    '#/components/schemas/Broken/properties/a: $ref "#/components/schemas/Gone" leads to nothing',
  ],
  [
    "a schema further on",
    { items: { $ref: "#/components/schemas/Deep" } },
    "#/components/schemas/Deep/minimum",
  ],
  ["a reference to what is no schema", { items: { $ref: "#/info/title" } }, "#/info/title: is no schema"],
])("%s is a problem that names its place, of the operations that need it alone", async (_, Broken, place) => {
  const ask = serve({ Broken, Deep: { minimum: "1" } });
  for (let time = 0; time < 2; time++) {
    expect(await ask("POST", "/broken", json)).toMatchObject(problem(place));
    expect(await ask("GET", "/broken")).toMatchObject(problem(place));
    expect(await ask("DELETE", "/broken?q=1")).toMatchObject(problem(place));
  }
  expect(await ask("POST", "/good", json)).toMatchObject({ status: 422 });
});
