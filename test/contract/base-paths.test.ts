import { expect, test } from "vitest";
import type { InlineDocument } from "./inline-contract.ts";
import { createInline } from "./inline-contract.ts";
import type { BasePath } from "../../src/index.ts";

const responses = { 200: { description: "", content: { "application/json": {} } } };
const list = { operationId: "listPets", responses };
const create = { operationId: "createPet", responses };
const handlers = {
  listPets: () => ({ status: 200, body: "list" }),
  createPet: () => ({ status: 200, body: "created" }),
};

function serve(parts: InlineDocument, basePath?: BasePath) {
  return createInline({ paths: { "/pets": { get: list, post: create } }, ...parts }, handlers, {
    ...(basePath !== undefined && { basePath }),
  });
}

test.each([
  ["https://api.example.com/v1", "/v1"],
  ["https://api.example.com/v1/", "/v1"],
  ["//api.example.com/v1", "/v1"],
  ["/v1", "/v1"],
  ["v1", "/v1"],
  ["./v1/../v2", "/v2"],
  ["https://api.example.com", "/"],
  ["https://api.example.com?x=/y", "/"],
  ["/", "/"],
  ["", "/"],
  ["https://{host}:{port}/v1", "/v1"],
  ["{scheme}://api.example.com/a/b", "/a/b"],
])("of the server %j the path %s counts", async (url, base) => {
  const { contract, ask } = serve({ servers: [{ url }] });
  expect(contract.basePaths).toEqual([base]);
  expect(await ask("GET", base === "/" ? "/pets" : `${base}/pets`)).toMatchObject({
    status: 200,
    json: "list",
  });
});

test("without servers the paths stand at the root", async () => {
  for (const parts of [{}, { servers: [] }]) {
    const { contract, ask } = serve(parts);
    expect(contract.basePaths).toEqual(["/"]);
    expect((await ask("GET", "/pets")).status).toBe(200);
  }
});

test("each of several servers will do", async () => {
  const { contract, ask } = serve({
    servers: [{ url: "https://a.test/v1" }, { url: "/v2" }, { url: "/v1" }],
  });
  expect(contract.basePaths).toEqual(["/v1", "/v2"]);
  expect((await ask("GET", "/v1/pets")).status).toBe(200);
  expect((await ask("GET", "/v2/pets")).status).toBe(200);
});

test("a request outside of all base paths is 404 and is told where they are", async () => {
  const { ask } = serve({ servers: [{ url: "/v1" }, { url: "/v2" }] });
  for (const path of ["/pets", "/v12/pets", "/"]) {
    expect(await ask("GET", path)).toMatchObject({
      status: 404,
      json: { detail: `${path} is outside of the contract, whose paths begin with /v1 or /v2.` },
    });
  }
  expect(await ask("GET", "/v1/cats")).toMatchObject({
    status: 404,
    json: { detail: "The contract has no path that fits /v1/cats." },
  });
});

test("variables stand for each value of their enum, else for their default", async () => {
  const variables = { version: { enum: ["v1", "v2"], default: "v2" }, tenant: { default: "acme" } };
  const { contract, ask } = serve({
    servers: [{ url: "https://{region}.test/{tenant}/{version}", variables }],
  });
  expect(contract.basePaths).toEqual(["/acme/v1", "/acme/v2"]);
  expect((await ask("GET", "/acme/v1/pets")).status).toBe(200);
  expect((await ask("GET", "/acme/v3/pets")).status).toBe(404);
});

test("a variable may stand for a whole URL", async () => {
  const variables = { base: { default: "https://api.test/root" } };
  const { contract } = serve({ servers: [{ url: "{base}/v1", variables }] });
  expect(contract.basePaths).toEqual(["/root/v1"]);
});

test("a variable that nobody describes stands for any one step", async () => {
  const { ask } = serve({ servers: [{ url: "/{tenant}/v1" }] });
  expect((await ask("GET", "/acme/v1/pets")).status).toBe(200);
  expect((await ask("GET", "/v1/pets")).status).toBe(404);
});

test("the servers of a path replace the document's, and an operation's those of its path", async () => {
  const { contract, ask } = serve({
    servers: [{ url: "/v1" }],
    paths: {
      "/pets": { servers: [{ url: "/v2" }], get: list, post: { ...create, servers: [{ url: "/admin" }] } },
    },
  });
  expect(contract.basePaths).toEqual(["/v2", "/admin"]);
  expect((await ask("GET", "/v2/pets")).status).toBe(200);
  expect((await ask("POST", "/admin/pets")).status).toBe(200);
  expect((await ask("GET", "/v1/pets")).status).toBe(404);
  expect(await ask("POST", "/v2/pets")).toMatchObject({
    status: 405,
    headers: { Allow: "GET, HEAD, OPTIONS" },
  });
});

test.each(["/mock", "mock/", "https://other.test/mock"])(
  "the prefix %s replaces them all",
  async (prefix) => {
    const { contract, ask } = serve({ servers: [{ url: "/v1" }, { url: "/v2" }] }, { prefix });
    expect(contract.basePaths).toEqual(["/mock"]);
    expect((await ask("GET", "/mock/pets")).status).toBe(200);
    expect((await ask("GET", "/v1/pets")).status).toBe(404);
  },
);

test("without base paths the paths stand at the root", async () => {
  const { contract, ask } = serve({ servers: [{ url: "/v1" }] }, "none");
  expect(contract.basePaths).toEqual(["/"]);
  expect((await ask("GET", "/pets")).status).toBe(200);
});

test("a path is known under its base paths alone", () => {
  const { contract } = serve({ servers: [{ url: "/v1" }] });
  expect(contract.hasPath("/v1/pets")).toBe(true);
  expect(contract.hasPath("/pets")).toBe(false);
});
