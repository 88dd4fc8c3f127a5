import { expect, test } from "vitest";
import { isUnknownRoute } from "../../src/forward/unknown-route.ts";
import { ask } from "./asking.ts";
import { sendJson, servePetsBeside, startUpstream } from "./beside.ts";

const notFound = (text: string) => {
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    return { text, value: undefined };
  }
};

test.each([
  ['{"detail":"Not Found"}', "FastAPI, Django REST framework"],
  ['{"errors":{"detail":"Not Found"}}', "Phoenix"],
  ['{"statusCode":404,"message":"Not Found","error":"Not Found"}', "a plain error handler"],
  ["404 page not found\n", "Go"],
  ["Not Found", "Koa"],
])("%s is no such route, though the contract declares such a body (%s)", (text) => {
  expect(isUnknownRoute({ ...notFound(text), hasAnswered: false, isDeclared: true })).toBe(true);
  expect(isUnknownRoute({ ...notFound(text), hasAnswered: true, isDeclared: true })).toBe(false);
});

test.each([
  ["<pre>Cannot GET /pets</pre>", "Express"],
  ['{"statusCode":404,"message":"Cannot POST /pets","error":"Not Found"}', "NestJS"],
  ['{"message":"Route GET:/pets not found","error":"Not Found","statusCode":404}', "Fastify"],
  ['{"status":404,"error":"Not Found","message":"No static resource pets.","path":"/pets"}', "Spring"],
  ['{"message":"The route pets could not be found."}', "Laravel"],
])("%s is no such route, whatever was answered before (%s)", (text) => {
  expect(isUnknownRoute({ ...notFound(text), hasAnswered: true, isDeclared: true })).toBe(true);
});

test("a body that the contract declares is the resource's, any other is no such route", () => {
  const named = notFound('{"detail":"There is no pet-9"}');
  expect(isUnknownRoute({ ...named, hasAnswered: false, isDeclared: true })).toBe(false);
  expect(isUnknownRoute({ ...named, hasAnswered: false, isDeclared: false })).toBe(true);
  expect(isUnknownRoute({ ...notFound(""), hasAnswered: false, isDeclared: true })).toBe(false);
  expect(isUnknownRoute({ ...notFound(""), hasAnswered: false, isDeclared: false })).toBe(true);
});

test("a backend that has answered an operation has it, so that its next 404 is the resource's", async () => {
  const pet = { id: "pet-1", name: "Rex", kind: "dog" };
  const upstream = await startUpstream(({ url }, response) => {
    if (url === "/pets/pet-1") sendJson(response, 200, pet, { etag: '"1"' });
    else sendJson(response, 404, { detail: "Not Found" });
  });
  const { url } = await servePetsBeside(upstream.url);
  expect(await ask(`${url}/pets/pet-2`)).toMatchObject({ source: "handler", backend: "404" });
  expect(await ask(`${url}/pets/pet-1`)).toMatchObject({ status: 200, source: "forward" });
  const { status, source, violations } = await ask(`${url}/pets/pet-2`);
  expect({ status, source }).toEqual({ status: 404, source: "forward" });
  expect(violations).toContain("reply header/Content-Type");
});

test("what is outside the contract is the backend's alone, also its 404", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 404, { detail: "Not Found" }));
  const { url, broken } = await servePetsBeside(upstream.url);
  const { status, source, text, violations } = await ask(`${url}/elsewhere`);
  expect({ status, source, text }).toEqual({
    status: 404,
    source: "forward",
    text: '{"detail":"Not Found"}',
  });
  expect(violations).toContain("request path The contract has no path that fits /elsewhere");
  expect(broken).toMatchObject([{ of: "request", violations: [{ keyword: "undocumented" }] }]);
});

test("what is outside the contract has no answer when the backend is silent", async () => {
  const { url } = await servePetsBeside("http://127.0.0.1:1");
  expect(await ask(`${url}/elsewhere`)).toMatchObject({ status: 502, source: "engine" });
});

test("of a path in the contract it is known which methods there are, also without the backend", async () => {
  const { url } = await servePetsBeside("http://127.0.0.1:1");
  const { status, headers } = await ask(`${url}/pets`, { method: "OPTIONS" });
  expect([status, headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS, POST"]);
});
