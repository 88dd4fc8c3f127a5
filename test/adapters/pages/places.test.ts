import { expect, test } from "vitest";
import { parse } from "yaml";
import { defineService } from "../../../src/index.ts";
import type { OpenApiDocument } from "../../../src/index.ts";
import type { PetsState } from "../../pets/handlers/index.ts";
import { startPets } from "../pets-server.ts";

const service = defineService<unknown, PetsState>({
  handlers: {},
  collections: { pets: { id: "id" } },
  schemaVersion: 1,
});

/** A server of a document that answers GET at these paths from an example. */
function serve(...paths: readonly string[]) {
  const get = {
    responses: { 200: { description: "", content: { "text/plain": { example: "the contract's" } } } },
  };
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: { title: "Places", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get }])),
  };
  return startPets({ service, document });
}

const textAt = async (url: string) => (await fetch(url)).text();

test("the start page leads to the documentation", async () => {
  const { url, documentationUrl } = await serve();
  const response = await fetch(url, { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([302, "/docs"]);
  expect(documentationUrl).toBe(`${url}/docs`);
});

test.each(["/", "/docs", "/openapi.json", "/__contract/health", "/__contract/openapi.json"])(
  "a contract that declares %s has it",
  async (path) => {
    const { url } = await serve(path);
    expect(await textAt(url + path)).toBe("the contract's");
  },
);

test("short paths give way to a template that fits, and the documentation can be found still", async () => {
  const { url, documentationUrl } = await serve("/{slug}", "/{a}/{b}");
  expect(await textAt(`${url}/docs`)).toBe("the contract's");
  expect(documentationUrl).toBe(`${url}/__contract/docs`);
  expect(await textAt(documentationUrl)).toContain("<title>API documentation</title>");
  expect((await fetch(url, { redirect: "manual" })).headers.get("location")).toBe("/__contract/docs");
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
