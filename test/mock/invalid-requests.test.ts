import { expect, test } from "vitest";
import { contentOf, jsonOf, mocked } from "./mocked.ts";

const operation = {
  operationId: "create",
  parameters: [{ name: "limit", in: "query", schema: { type: "integer", maximum: 9 } }],
  requestBody: {
    content: {
      "application/json": { schema: { type: "object", required: ["name"], properties: { name: {} } } },
    },
  },
};
/** What is answered to a request with two things wrong, by an operation that declares these responses too. */
function refusal(responses: object, components: object = {}) {
  const paths = { "/a": { post: { ...operation, responses: { 200: jsonOf({ ok: "ok" }), ...responses } } } };
  return mocked(paths, { components }).ask("POST /a?limit=10", { json: {} });
}

const DETAIL = "The request does not fit create: body/name is required; query/limit must be <= 9.";
const problem = { type: "urn:contract-server:problem:invalid-request", detail: DETAIL };
const object = (properties: Record<string, object>, more: object = {}) =>
  jsonOf({}, { type: "object", required: Object.keys(properties), properties, ...more });
const string = { type: "string" };

test.each([
  ["its 422", { 400: object({ no: string }), 422: object({ detail: string }) }, 422],
  ["its 400", { 400: object({ detail: string }), "4XX": object({ no: string }) }, 400],
  ["its 4XX", { "4XX": object({ detail: string }), default: object({ no: string }) }, 422],
  ["its default", { default: object({ detail: string }), 404: object({ no: string }) }, 422],
])("an invalid request is answered with the operation's own: %s", async (_, responses, status) => {
  expect(await refusal(responses)).toMatchObject({
    status,
    headers: { "X-Contract-Source": "engine", "Content-Type": "application/json; charset=utf-8" },
    body: { ...problem, status },
  });
});

test("without one it is problem+json", async () => {
  expect(await refusal({ 404: object({ message: string }) })).toMatchObject({
    status: 422,
    headers: { "Content-Type": "application/problem+json; charset=utf-8" },
    body: { ...problem, status: 422, errors: [{ path: "/name" }, { path: "/limit" }] },
  });
});

test.each([
  ["is empty", { description: "" }],
  ["is no JSON", contentOf({ "text/html": { example: "<p>no</p>" } })],
  ["has no place for it and no value either", object({ code: string }, { maxProperties: 0 })],
])("one that %s keeps its status, with problem+json", async (_, response) => {
  expect(await refusal({ 400: response })).toMatchObject({
    status: 400,
    headers: { "Content-Type": "application/problem+json; charset=utf-8" },
    body: { ...problem, status: 400 },
  });
});

test.each([
  ["a message", object({ message: string }), { message: DETAIL }],
  ["a text in error", object({ error: string }), { error: DETAIL }],
  [
    "error beside message",
    object({ error: string, message: string }),
    { error: "Invalid request", message: DETAIL },
  ],
  [
    "code as a number",
    object({ code: { type: "integer" }, message: string }),
    { code: 422, message: DETAIL },
  ],
  ["code as a word", object({ code: string, message: string }), { code: "invalid-request" }],
  ["a status as text", jsonOf({ e: { status: "404", message: "no" } }), { status: "422", message: DETAIL }],
  ["the path", object({ path: string, message: string }), { path: "/a" }],
  [
    "a nested error",
    jsonOf(
      {},
      {
        type: "object",
        required: ["error"],
        properties: { error: { type: "object", required: ["message"], properties: { message: string } } },
      },
    ),
    { error: { message: DETAIL } },
  ],
])("the places to tell it are filled: %s", async (_, response, body) => {
  expect(await refusal({ 422: response })).toMatchObject({ status: 422, body });
});

test.each([
  [
    "objects like those in the example",
    [{ field: "age", message: "too old", severity: "high" }],
    [
      { field: "name", message: "is required", severity: "high" },
      { field: "limit", message: "must be <= 9", severity: "high" },
    ],
  ],
  ["texts", ["age is too high"], ["body/name is required", "query/limit must be <= 9"]],
  ["a map of lists", { age: ["too old"] }, { limit: ["must be <= 9"], name: ["is required"] }],
  ["a map of texts", { age: "too old" }, { limit: "must be <= 9", name: "is required" }],
])("a list of errors is filled with %s", async (_, errors, filled) => {
  const like = (value: unknown): object => {
    if (Array.isArray(value)) return { type: "array", items: like(value[0]) };
    if (typeof value !== "object" || value === null) return { type: typeof value };
    const properties = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, like(inner)]));
    const keyed = Object.values(properties)[0];
    return "age" in value
      ? { type: "object", additionalProperties: keyed }
      : { type: "object", required: Object.keys(value), properties };
  };
  const schema = { type: "object", properties: { message: string, errors: like(errors) } };
  expect(await refusal({ 422: jsonOf({ e: { message: "no", errors } }, schema) })).toMatchObject({
    status: 422,
    body: { message: DETAIL, errors: filled },
  });
});

test("what the schema does not let be said stays as its example has it", async () => {
  const schema = {
    ...{ type: "object", required: ["code", "message"] },
    properties: {
      code: { enum: ["BAD", "WORSE"] },
      message: { type: "string", maxLength: 10 },
      reason: string,
    },
  };
  const example = { code: "WORSE", message: "no", reason: "old" };
  expect(await refusal({ 422: jsonOf({ example }, schema) })).toMatchObject({
    status: 422,
    body: { code: "WORSE", message: "no", reason: DETAIL },
  });
});

test("an example that breaks its schema is replaced by a value that keeps it", async () => {
  const schema = { type: "object", required: ["message"], properties: { message: string } };
  expect(await refusal({ 422: jsonOf({ bad: { text: 1 } }, schema) })).toMatchObject({
    body: { message: DETAIL },
  });
});

test("problem+json of the contract's own gets our problem, with what else it requires", async () => {
  const schema = {
    ...{ type: "object", required: ["title", "detail", "trace"] },
    properties: { title: string, detail: string, trace: { type: "string", pattern: "^[0-9a-f]{8}$" } },
  };
  const answer = await refusal({ 422: contentOf({ "application/problem+json": { schema } }) });
  expect(answer).toMatchObject({
    headers: { "Content-Type": "application/problem+json; charset=utf-8" },
    body: {
      title: "Invalid request",
      detail: DETAIL,
      trace: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    },
  });
});

test("the same refusal has the same bytes", async () => {
  const response = { 422: object({ message: string, trace: { type: "string", format: "uuid" } }) };
  expect((await refusal(response)).text).toBe((await refusal(response)).text);
});

test("of several forms the client's is taken", async () => {
  const schema = { type: "object", required: ["message"], properties: { message: string } };
  const content = contentOf({ "application/problem+json": {}, "application/vnd.api+json": { schema } });
  const paths = { "/a": { post: { ...operation, responses: { 422: content } } } };
  const headers = { accept: "application/vnd.api+json" };
  expect(await mocked(paths).ask("POST /a", { json: {}, headers })).toMatchObject({
    headers: { "Content-Type": "application/vnd.api+json; charset=utf-8" },
    body: { message: expect.stringContaining("body/name is required") as string },
  });
});

test("malformed requests, missing credentials and wrong media types have declared forms too", async () => {
  const message = object({ message: string });
  const responses = { 200: { description: "" }, 400: message, 401: message, 415: message };
  const paths = {
    "/a": { post: { ...operation, responses } },
    "/b": { get: { operationId: "guarded", security: [{ Key: [] }], responses } },
  };
  const components = { securitySchemes: { Key: { type: "http", scheme: "bearer" } } };
  const { ask } = mocked(paths, { components });
  const told = (text: string) => ({ message: expect.stringContaining(text) as string });
  expect(await ask("POST /a?limit=%zz")).toMatchObject({ status: 400, body: told("percent-encoding") });
  expect(await ask("POST /a", { json: {}, headers: { "content-type": "text/x" } })).toMatchObject({
    status: 415,
    body: told("text/x"),
  });
  expect(await ask("GET /b")).toMatchObject({
    status: 401,
    headers: { "WWW-Authenticate": 'Bearer realm="Key"' },
    body: told("Send a credential"),
  });
});
