import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pageFolder } from "../../../src/adapters/pages/page-folder.ts";
import { createContract, createServer, loadDocument } from "../../../src/node.ts";

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contract-server-page-"));
  await mkdir(join(folder, "assets"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test("a built page is served at /, its files with their media types, beside the contract", async () => {
  const folder = await folderWith({
    "index.html": "<p>Hello",
    "assets/a b.js": "1",
    "assets/logo.svg": "<svg/>",
  });
  const { document } = await loadDocument("test/pets/openapi.yaml");
  await using server = await createServer(createContract({ document }), {
    pages: await pageFolder(folder),
  }).listen();
  const typeOf = async (path: string) => (await fetch(server.url + path)).headers.get("content-type");
  expect(await (await fetch(server.url)).text()).toBe("<p>Hello");
  expect(await typeOf("/")).toMatch(/^text\/html/);
  expect(await typeOf("/assets/a%20b.js")).toMatch(/^(text|application)\/javascript/);
  expect(await typeOf("/assets/logo.svg")).toMatch(/^image\/svg\+xml/);
  expect(await typeOf("/pets")).toMatch(/^application\/json/);
  expect((await fetch(`${server.url}/assets/none.js`)).status).toBe(404);
});

describe("a path that nobody has", async () => {
  const folder = await folderWith({ "index.html": "<p>Hello" });
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const pages = await pageFolder(folder);
  const browser = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

  test("is the page's own, for a browser that opens it", async () => {
    await using server = await createServer(createContract({ document }), { pages }).listen();
    for (const path of ["/settings", "/settings/deep?tab=1"]) {
      const response = await fetch(server.url + path, { headers: browser });
      expect(response.headers.get("Vary")).toBe("Accept");
      expect(await response.text()).toBe("<p>Hello");
    }
    const head = await fetch(`${server.url}/settings`, { method: "HEAD", headers: browser });
    expect(head.status).toBe(200);
  });

  test.each([
    ["a script that asks for anything", "/settings", {}],
    ["a client that wants JSON", "/settings", { headers: { Accept: "application/json" } }],
    ["a form that is sent", "/settings", { method: "POST", headers: browser }],
    ["a browser that wants something about the contract", "/__contract/settings", { headers: browser }],
  ])("is refused to %s", async (_, path, init) => {
    await using server = await createServer(createContract({ document }), { pages }).listen();
    const response = await fetch(server.url + path, init);
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toMatch(/^application\/problem\+json/);
  });

  test("is refused below an API's base path, which the API has all of", async () => {
    const contract = createContract({ document, basePath: { prefix: "/v1" } });
    await using server = await createServer(contract, { pages }).listen();
    expect((await fetch(`${server.url}/v1/settings`, { headers: browser })).status).toBe(404);
    expect((await fetch(`${server.url}/settings`, { headers: browser })).status).toBe(200);
  });

  test("is refused where no page has routes", async () => {
    await using server = await createServer(createContract({ document })).listen();
    expect((await fetch(`${server.url}/settings`, { headers: browser })).status).toBe(404);
  });
});

test("what the contract has is answered by it, for a browser too", async () => {
  const folder = await folderWith({ "index.html": "<p>Hello" });
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const pages = await pageFolder(folder);
  await using server = await createServer(createContract({ document }), { pages }).listen();
  const response = await fetch(`${server.url}/pets`, { headers: { Accept: "text/html,*/*;q=0.8" } });
  expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
});

test("a folder without an index.html is told", async () => {
  const folder = await folderWith({ "page.html": "" });
  await expect(pageFolder(folder)).rejects.toThrow(
    "has no index.html; name the folder of a page that is built",
  );
});
