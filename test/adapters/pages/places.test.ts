import { expect, test } from "vitest";
import { parse } from "yaml";
import { defineService } from "../../../src/index.ts";
import type { OpenApiDocument } from "../../../src/index.ts";
import type { Page } from "../../../src/node.ts";
import type { PetsState } from "../../pets/handlers/index.ts";
import { startPets } from "../pets-server.ts";

const service = defineService<unknown, PetsState>({
  handlers: {},
  collections: { pets: { id: "id" } },
  schemaVersion: 1,
});

/** A server of a document that answers GET at these paths from an example. */
function serve(...paths: readonly string[]) {
  return startPets({ service, document: documentOf(...paths) });
}

function documentOf(...paths: readonly string[]): OpenApiDocument {
  const get = {
    responses: { 200: { description: "", content: { "text/plain": { example: "the contract's" } } } },
  };
  return {
    openapi: "3.1.1",
    info: { title: "Places", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get }])),
  };
}

const textAt = async (url: string) => (await fetch(url)).text();

test("the start page is at the root, and the documentation beside it", async () => {
  const { url, startUrl, documentationUrl } = await serve();
  expect([startUrl, documentationUrl]).toEqual([`${url}/`, `${url}/docs`]);
  expect(await textAt(startUrl)).toContain('<input id="search"');
});

test("a contract that has the root leaves the start page below /__contract/", async () => {
  const { url, startUrl } = await serve("/");
  expect(startUrl).toBe(`${url}/__contract/`);
  for (const address of [startUrl, `${url}/__contract`]) {
    expect(await textAt(address)).toContain('<input id="search"');
  }
});

test.each([
  "/",
  "/docs",
  "/openapi.json",
  "/__contract/health",
  "/__contract/openapi.json",
  "/__contract/documents.json",
])("a contract that declares %s has it", async (path) => {
  const { url } = await serve(path);
  expect(await textAt(url + path)).toBe("the contract's");
});

test("a page of one's own is in place of the start page, and gives way to the contract", async () => {
  const page: Page = {
    method: "GET",
    answer: () => ({ status: 200, headers: {}, mediaType: "text/html", body: "mine", source: "engine" }),
  };
  const pages = new Map([
    ["/", page],
    ["/app.js", page],
  ]);
  const { url, startUrl } = await startPets({ pages });
  expect(startUrl).toBe(`${url}/__contract/`);
  expect([await textAt(url), await textAt(`${url}/app.js`)]).toEqual(["mine", "mine"]);
  expect(await textAt(startUrl)).toContain('<input id="search"');
  const taken = await startPets({ pages, service, document: documentOf("/", "/app.js") });
  expect(await textAt(taken.url)).toBe("the contract's");
  expect(await textAt(`${taken.url}/app.js`)).toBe("the contract's");
});

test("short paths give way to a template that fits, and the documentation can be found still", async () => {
  const { url, documentationUrl } = await serve("/{slug}", "/{a}/{b}");
  expect(await textAt(`${url}/docs`)).toBe("the contract's");
  expect(documentationUrl).toBe(`${url}/__contract/docs`);
  expect(await textAt(documentationUrl)).toContain("<title>API documentation</title>");
  expect(await textAt(`${url}/__contract/documents.json`)).toContain('"/__contract/docs"');
  expect(await textAt(`${url}/__contract/other`)).toBe("the contract's");
});

test("the document is there to be read, in JSON and in YAML", async () => {
  const { url } = await startPets();
  for (const path of [
    "/openapi.json",
    "/__contract/openapi.json",
    "/openapi.yaml",
    "/__contract/openapi.yaml",
  ]) {
    const response = await fetch(url + path);
    expect(response.headers.get("content-type")).toBe(`application/${path.slice(-4)}; charset=utf-8`);
    expect(parse(await response.text())).toMatchObject({ openapi: "3.1.1", info: { title: "Pets" } });
  }
});
