import { expect, onTestFinished, test, vi } from "vitest";
import type { BaseUrl } from "../../../src/msw.ts";
import { createPathFinder } from "../../../src/adapters/msw/base-url.ts";
import { createContract } from "../../../src/index.ts";
import type { OpenApiDocument } from "../../../src/index.ts";
import { interceptPets } from "./pets-handlers.ts";

/** Acts as if a page of this origin were open. */
function openPage(origin: string): void {
  vi.stubGlobal("location", new URL(origin));
  onTestFinished(() => void vi.unstubAllGlobals());
}

function findIn(servers: readonly string[], baseUrl?: BaseUrl): (url: string) => readonly string[] {
  const document = {
    openapi: "3.1.1",
    info: { title: "Inline", version: "1.0.0" },
    servers: servers.map((url) => ({ url })),
    paths: { "/things": { get: { operationId: "listThings", responses: {} } } },
  } as OpenApiDocument;
  const find = createPathFinder(createContract({ document }), baseUrl);
  return (url) => find(new URL(url));
}

test("without a base URL, the page's own origin and the document's servers are meant", () => {
  openPage("http://localhost:5173");
  const find = findIn(["/v1", "https://things.test/v1"]);
  expect(find("http://localhost:5173/v1/things")).toEqual(["/v1/things"]);
  expect(find("https://things.test/v1/things")).toEqual(["/v1/things"]);
  expect(find("https://elsewhere.test/v1/things")).toEqual([]);
  expect(find("http://localhost:5173/v10/things")).toEqual([]);
});

test("where there is no page, any origin is meant", () => {
  expect(findIn(["/v1"])("https://elsewhere.test/v1/things")).toEqual(["/v1/things"]);
});

test("a path is on the page's own origin, in place of the document's own", () => {
  openPage("http://localhost:5173");
  const find = findIn(["https://things.test/v1"], "/api");
  expect(find("http://localhost:5173/api/things")).toEqual(["/v1/things"]);
  expect(find("http://localhost:5173/api")).toEqual(["/v1/"]);
  expect(find("http://localhost:5173/apis/things")).toEqual([]);
  expect(find("https://things.test/v1/things")).toEqual([]);
});

test("another origin, and several", () => {
  openPage("http://localhost:5173");
  const find = findIn(["/"], ["/api", "https://api.test/v2/"]);
  expect(find("http://localhost:5173/api/things")).toEqual(["/things"]);
  expect(find("https://api.test/v2/things")).toEqual(["/things"]);
  expect(find("http://api.test/v2/things")).toEqual([]);
});

test.each([
  ["api", /must be a path like "\/api" or a URL/],
  ["//api.test", /must be a path/],
  ["ftp://api.test", /must be a path/],
  ["/api?version=1", /without a query/],
  [[], /at least one place/],
] as const)("%j is no base URL", (baseUrl, reason) => {
  expect(() => findIn(["/"], baseUrl)).toThrow(reason);
});

test("a base path with variables needs one of its own", () => {
  expect(() => findIn(["https://things.test/{tenant}"], "/api")).toThrow(/give createContract a basePath/);
});

test("a page asks below its base URL", async () => {
  const { ask } = await interceptPets({ baseUrl: "https://pets.test/api" });
  expect((await ask("/api/pets/pet-1")).status).toBe(200);
  await expect(ask("/pets/pet-1")).rejects.toThrow();
});
