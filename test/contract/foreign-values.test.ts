import { expect, test } from "vitest";
import { askSmall, json } from "./small-contract.ts";

const responses = { 200: json() };
const echo = {
  read: (values: { cookie?: unknown; path?: unknown }) => ({ status: 200, body: values.cookie }),
};

test("a cookie of another application need not be percent-encoded", async () => {
  const parameters = [{ in: "cookie", name: "color", schema: { type: "string" } }];
  const ask = askSmall({ paths: { "/a": { get: { operationId: "read", parameters, responses } } } }, echo);
  const headers = { cookie: "battery=100%; color=light%20blue" };
  expect(await ask("GET", "/a", { headers })).toMatchObject({ status: 200, body: { color: "light blue" } });
});

test.each([
  ["itself", { type: "apiKey", in: "query", name: "key" }],
  ["a reference", { $ref: "#/components/x-schemes/Key" }],
])("a key in the query that a security scheme asks for is declared by %s", async (_, scheme) => {
  const components = {
    securitySchemes: { Key: scheme },
    "x-schemes": { Key: { type: "apiKey", in: "query", name: "key" } },
  };
  const parameters = [{ in: "query", name: "limit", schema: { type: "integer" } }];
  const get = { operationId: "read", security: [{ Key: [] }], parameters, responses };
  const ask = askSmall({ components, paths: { "/a": { get } } }, { read: () => ({ status: 200, body: 1 }) });
  expect((await ask("GET", "/a?limit=1")).status).toBe(401);
  expect((await ask("GET", "/a?limit=1&key=k")).status).toBe(200);
  expect((await ask("GET", "/a?limit=1&key=k&other=1")).status).toBe(422);
});

test.each([
  ["path", "/a/__proto__,1", {}],
  ["header", "/a/x,1", { filter: "constructor,1" }],
  ["cookie", "/a/x,1", { cookie: "sort=prototype,1" }],
])("a key that reaches for prototypes is refused in an object in the %s", async (place, path, headers) => {
  const schema = { type: "object" };
  const parameters = [
    { in: "path", name: "point", required: true, schema },
    { in: "header", name: "filter", schema },
    { in: "cookie", name: "sort", explode: false, schema },
  ];
  const ask = askSmall(
    { paths: { "/a/{point}": { get: { operationId: "read", parameters, responses } } } },
    { read: () => ({ status: 200, body: 1 }) },
  );
  expect((await ask("GET", "/a/x,1")).status).toBe(200);
  expect(await ask("GET", path, { headers })).toMatchObject({
    status: 400,
    body: { type: "urn:contract-server:problem:forbidden-key", errors: [{ in: place }] },
  });
});
