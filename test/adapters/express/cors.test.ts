import { expect, onTestFinished, test } from "vitest";
import type { OpenApiDocument } from "../../../src/node.ts";
import { createContract, createServer } from "../../../src/node.ts";
import { startPets } from "../pets-server.ts";

const ORIGIN = "http://localhost:5173";

function preflight(url: string, origin: string): Promise<Response> {
  const headers = {
    Origin: origin,
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type,idempotency-key",
  };
  return fetch(`${url}/pets`, { method: "OPTIONS", headers });
}

test("without an allowed origin nothing is said about any", async () => {
  const { url } = await startPets();
  const response = await fetch(`${url}/pets`, { headers: { Origin: ORIGIN } });
  expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  expect((await preflight(url, ORIGIN)).headers.has("access-control-allow-origin")).toBe(false);
});

test("a preflight of an allowed origin is answered", async () => {
  const { url, exchanges } = await startPets({ corsOrigins: [ORIGIN, "http://other.test"] });
  const response = await preflight(url, ORIGIN);
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
  expect(response.headers.get("access-control-allow-methods")).toContain("DELETE");
  expect(response.headers.get("access-control-allow-headers")).toBe("content-type,idempotency-key");
  expect(response.headers.get("vary")).toContain("Origin");
  expect(response.headers.has("access-control-allow-credentials")).toBe(false);
  expect(response.headers.get("x-request-id")).toBe(exchanges[0]?.request.headers["x-request-id"]);
});

test("a page of an allowed origin may read the headers that matter, of problems too", async () => {
  const { url } = await startPets({ corsOrigins: [ORIGIN] });
  for (const path of ["/pets", "/nowhere", "/__contract/health"]) {
    const { headers } = await fetch(url + path, { headers: { Origin: ORIGIN } });
    expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(headers.get("access-control-expose-headers")).toBe(
      "ETag,Location,X-Request-Id,X-Contract-Source,X-Contract-Violations,X-Contract-Backend,X-Contract-Session,Preference-Applied,Idempotency-Replayed,Retry-After,RateLimit,RateLimit-Policy",
    );
  }
});

test("another origin is not allowed", async () => {
  const { url } = await startPets({ corsOrigins: [ORIGIN] });
  const response = await preflight(url, "http://localhost:9999");
  expect(response.headers.has("access-control-allow-origin")).toBe(false);
});

test("all origins may be allowed, never with credentials", async () => {
  const { url } = await startPets({ corsOrigins: ["*"] });
  const { headers } = await fetch(`${url}/pets`, { headers: { Origin: "http://any.test" } });
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.has("access-control-allow-credentials")).toBe(false);
});

test("an OPTIONS that is no preflight is the contract's", async () => {
  const { url } = await startPets({ corsOrigins: [ORIGIN] });
  const response = await fetch(`${url}/pets`, { method: "OPTIONS", headers: { Origin: ORIGIN } });
  expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS, POST");
});

test("what a reply varies by besides stays beside the origin", async () => {
  const headers = { Vary: { schema: { type: "string" }, example: "Accept-Language" } };
  const get = { operationId: "greet", responses: { 200: { description: "Hello.", headers } } };
  const info = { title: "Greetings", version: "1" };
  const document = { openapi: "3.1.1", info, paths: { "/hello": { get } } } as unknown as OpenApiDocument;
  const server = createServer(createContract({ document }), { corsOrigins: [ORIGIN, "http://other.test"] });
  onTestFinished(() => server.close());
  const { url } = await server.listen({ port: 0 });
  const response = await fetch(`${url}/hello`, { headers: { Origin: ORIGIN } });
  expect(response.headers.get("vary")).toBe("Origin, Accept-Language");
});
