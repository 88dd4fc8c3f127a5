import { expect, test } from "vitest";
import { ask, withJson } from "./asking.ts";
import type { Answering } from "./beside.ts";
import { sendJson, servePetsBeside, startUpstream } from "./beside.ts";

const PET = { id: "pet-1", name: "Rex", kind: "dog" };

test("what the backend answers is the answer", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, { pets: [PET], total: 1 }));
  const { url, exchanges } = await servePetsBeside(upstream.url);
  const { status, source, violations, text } = await ask(`${url}/pets?limit=3`);
  expect({ status, source, violations }).toEqual({ status: 200, source: "forward", violations: null });
  expect(JSON.parse(text)).toEqual({ pets: [PET], total: 1 });
  expect(upstream.seen.map(({ line }) => line)).toEqual(["GET /pets?limit=3"]);
  expect(exchanges).toMatchObject([{ operationId: "listPets", status: 200, source: "forward" }]);
});

const UNKNOWN: Readonly<Record<string, Answering>> = {
  "FastAPI's 404": (_, response) => sendJson(response, 404, { detail: "Not Found" }),
  "Express' 404": ({ method, url }, response) => {
    response.writeHead(404, { "content-type": "text/html" }).end(`<pre>Cannot ${method} ${url}</pre>`);
  },
  "an empty 404": (_, response) => void response.writeHead(404).end(),
  "a page for a 404": (_, response) => {
    response.writeHead(404, { "content-type": "text/html" }).end("<h1>Oops</h1>");
  },
  "405": (_, response) => sendJson(response, 405, { detail: "Method Not Allowed" }),
  "501": (_, response) => void response.writeHead(501).end(),
  "a reset connection": ({ socket }) => void socket.resetAndDestroy(),
};

test.each(Object.keys(UNKNOWN))("%s has the handler answer", async (name) => {
  const upstream = await startUpstream(UNKNOWN[name] ?? (() => undefined));
  const { url, declined } = await servePetsBeside(upstream.url);
  const { status, source, backend, text } = await ask(`${url}/pets`);
  expect({ status, source }).toEqual({ status: 200, source: "handler" });
  expect(declined).toEqual([`listPets ${backend}`]);
  expect(JSON.parse(text)).toHaveProperty("pets");
  expect(upstream.seen).toHaveLength(1);
});

test("a backend that nobody has started has the mock answer too", async () => {
  const { url } = await servePetsBeside("http://127.0.0.1:1");
  expect(await ask(`${url}/shelters`)).toMatchObject({ status: 200, source: "mock", backend: "unreachable" });
});

test("a backend that keeps silent is given up on", async () => {
  const upstream = await startUpstream(() => undefined);
  const { url } = await servePetsBeside(upstream.url, { timeoutMs: 100 });
  expect(await ask(`${url}/pets`)).toMatchObject({ status: 200, source: "handler", backend: "timeout" });
  expect(upstream.seen).toHaveLength(1);
});

test("a 404 that the contract declares is the resource's", async () => {
  const problem = { type: "about:blank", title: "Not found", status: 404, detail: "no pet-9" };
  const upstream = await startUpstream((_, response) =>
    sendJson(response, 404, problem, { "content-type": "application/problem+json" }),
  );
  const { url } = await servePetsBeside(upstream.url);
  expect(await ask(`${url}/pets/pet-9`)).toMatchObject({ status: 404, source: "forward", backend: null });
});

test("a body goes on as it was sent, and is still there when the backend does not want it", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 404, { detail: "Not Found" }));
  const { url } = await servePetsBeside(upstream.url);
  const answer = await ask(`${url}/pets`, withJson("POST", { name: "Tibbles", kind: "cat" }));
  expect(answer).toMatchObject({ status: 201, source: "handler", backend: "404" });
  expect(upstream.seen).toHaveLength(1);
});

test("what breaks the contract on either way is told, and passes", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, { pets: "none" }));
  const { url, broken } = await servePetsBeside(upstream.url);
  const { status, source, violations } = await ask(`${url}/pets?limit=0`);
  expect({ status, source }).toEqual({ status: 200, source: "forward" });
  expect(violations).toBe(
    "3; request query/limit must be >= 1; reply body/total is required; reply body/pets must be array",
  );
  expect(broken.map(({ of }) => of)).toEqual(["request", "reply"]);
});

test("with --errors, what breaks the contract is refused", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, { pets: "none" }));
  const { url } = await servePetsBeside(upstream.url, { check: "refuse" });
  expect(await ask(`${url}/pets?limit=0`)).toMatchObject({ status: 422, source: "engine" });
  expect(upstream.seen).toEqual([]);
  const refused = await ask(`${url}/pets`);
  expect(refused).toMatchObject({ status: 502, source: "engine" });
  expect(JSON.parse(refused.text)).toMatchObject({
    type: "urn:contract-server:problem:backend-breaks-contract",
  });
});
