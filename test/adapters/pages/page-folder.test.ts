import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
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

test("a folder without an index.html is told", async () => {
  const folder = await folderWith({ "page.html": "" });
  await expect(pageFolder(folder)).rejects.toThrow(
    "has no index.html; name the folder of a page that is built",
  );
});
