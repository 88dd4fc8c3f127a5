import { expect, test } from "vitest";
import { jsonOf, mocked } from "./mocked.ts";

const parameters = ["limit", "größe"].map((name) => ({
  name,
  in: "query",
  schema: { type: "integer", maximum: 9 },
}));
const responses = { 200: jsonOf({ only: "ok" }), 422: jsonOf({ no: "no" }) };
const paths = { "/a": { get: { operationId: "read", parameters, responses } } };

test("where invalid requests are only reported, they are answered all the same", async () => {
  const { ask, requests } = mocked(paths, { requestCheck: "report" });
  expect(await ask("GET /a?limit=10&gr%C3%B6%C3%9Fe=10&other=1")).toMatchObject({
    status: 200,
    headers: {
      "X-Contract-Source": "mock",
      "X-Contract-Violations": expect.stringMatching(/^3; query\/.*must be <= 9/) as string,
    },
    body: "ok",
  });
  expect(requests).toMatchObject([["read", [{ in: "query" }, { in: "query" }, { in: "query" }]]]);
});

test("a valid one is not reported", async () => {
  const { ask, requests } = mocked(paths, { requestCheck: "report" });
  expect((await ask("GET /a?limit=9")).headers).not.toHaveProperty("X-Contract-Violations");
  expect(requests).toEqual([]);
});

test("a handler hears what was sent, as it was sent", async () => {
  const handlers = { read: ({ query }: { query: object }) => ({ status: 200, body: query }) };
  const { ask } = mocked(paths, { handlers, requestCheck: "report" });
  expect(await ask("GET /a?limit=many")).toMatchObject({
    headers: { "X-Contract-Source": "handler", "X-Contract-Violations": "1; query/limit must be integer" },
    body: { limit: "many" },
  });
});

test("the header is never longer than a client can take", async () => {
  const { ask } = mocked(paths, { requestCheck: "report" });
  const names = Array.from({ length: 200 }, (_, n) => `other${n}=1`).join("&");
  const { headers } = await ask(`GET /a?${names}`);
  expect(headers["X-Contract-Violations"]).toMatch(/^100; /);
  expect(headers["X-Contract-Violations"]?.length).toBeLessThanOrEqual(500);
});

test.each([
  [
    "a media type that is not taken",
    { "content-type": "text/x" },
    /^1; body The Content-Type text\/x is not taken/,
  ],
  ["a broken body", { "content-type": "application/json" }, /^1; body The body is not valid JSON/],
])("%s is reported too", async (_, headers, reported) => {
  const requestBody = { required: true, content: { "application/json": { schema: { type: "object" } } } };
  const { ask, requests } = mocked(
    { "/a": { post: { operationId: "write", requestBody, responses } } },
    { requestCheck: "report" },
  );
  const answer = await ask("POST /a", { text: "{", headers });
  expect(answer).toMatchObject({ status: 200, body: "ok" });
  expect(answer.headers["X-Contract-Violations"]).toMatch(reported);
  expect(requests).toMatchObject([["write", [{ in: "body" }]]]);
});

test("what could do harm is refused even then", async () => {
  const requestBody = { content: { "application/json": { schema: {} } } };
  const { ask } = mocked(
    { "/a": { post: { operationId: "write", requestBody, responses } } },
    { requestCheck: "report" },
  );
  const headers = { "content-type": "application/json" };
  expect(await ask("POST /a", { text: '{"__proto__":1}', headers })).toMatchObject({ status: 400 });
});

test("what cannot be read at all is refused even then", async () => {
  const { ask } = mocked(paths, { requestCheck: "report" });
  expect(await ask("GET /a?limit=%zz")).toMatchObject({ status: 400 });
});
