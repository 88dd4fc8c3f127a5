import { expect, test } from "vitest";
import { askSmall, json } from "./small-contract.ts";

const INHERITED = ["constructor", "toString", "hasOwnProperty", "__proto__"];

test.each(INHERITED)("an operation called %s is answered like any other", async (operationId) => {
  const paths = {
    "/a": {
      get: {
        operationId,
        parameters: [{ in: "query", name: "limit", schema: { type: "integer" } }],
        responses: { 200: { description: "", content: { "application/json": { example: "an example" } } } },
      },
    },
  };
  const ask = askSmall({ paths });
  expect(await ask("GET", "/a?limit=7")).toMatchObject({ status: 200, body: "an example" });
  expect(await ask("GET", "/a?limit=many")).toMatchObject({ status: 422 });
});

test.each(["constructor", "__proto__"])("a header parameter called %s need not be sent", async (name) => {
  const parameters = [{ in: "header", name, schema: { type: "string" } }];
  const ask = askSmall(
    { paths: { "/a": { get: { operationId: "read", parameters, responses: { 200: json() } } } } },
    { read: () => ({ status: 200, body: "read" }) },
  );
  expect(await ask("GET", "/a")).toMatchObject({ status: 200, body: "read" });
});

test("a path variable called __proto__ is no failure of the server", async () => {
  const parameters = [{ in: "path", name: "__proto__", required: true, schema: { type: "string" } }];
  const ask = askSmall({
    paths: { "/a/{__proto__}": { get: { operationId: "read", parameters, responses: { 200: json() } } } },
  });
  expect((await ask("GET", "/a/7")).status).toBe(422);
});

test("a property that a reply leaves out is not taken from the prototype", async () => {
  const properties = Object.fromEntries(INHERITED.slice(0, 3).map((name) => [name, { type: "string" }]));
  const schema = { type: "object", properties, required: ["toString"] };
  const responses = { 200: json(schema) };
  const ask = (body: object) =>
    askSmall(
      { paths: { "/a": { get: { operationId: "read", responses } } } },
      { read: () => ({ status: 200, body }) },
    )("GET", "/a");
  expect(await ask({ toString: "own" })).toMatchObject({ status: 200 });
  expect(await ask({})).toMatchObject({
    status: 500,
    body: { errors: [{ path: "/toString", keyword: "required" }] },
  });
});

test("a security scheme called constructor is judged by its own check alone", async () => {
  const parts = {
    components: { securitySchemes: { constructor: { type: "apiKey", in: "header", name: "constructor" } } },
    paths: {
      "/a": { get: { operationId: "read", security: [{ constructor: [] }], responses: { 200: json() } } },
    },
  };
  const ask = askSmall(parts, { read: () => ({ status: 200, body: 1 }) });
  expect((await ask("GET", "/a")).status).toBe(401);
  expect((await ask("GET", "/a", { headers: { constructor: "k" } })).status).toBe(200);
});
