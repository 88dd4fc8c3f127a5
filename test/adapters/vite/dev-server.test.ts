import { expect, test } from "vitest";
import { THINGS } from "../../cli/files.ts";
import { openPage } from "../pages/browser.ts";
import { PAGE, soon, startVite } from "./start-vite.ts";

const ENGINE = new URL("../../../src/index.ts", import.meta.url).pathname;

const handlers = (answer: string) => `
  import { answer } from "./answer.ts";
  import { Problem } from ${JSON.stringify(ENGINE)};
  export default {
    handlers: {
      listThings: async ({ store }) => {
        const { items } = await store.find("things");
        if (items.length > 1) throw new Problem({ status: 409, detail: "There are too many." });
        return { status: 200, body: [answer, ${answer}, ...items.map(({ id }) => id)] };
      },
    },
    collections: { things: { id: "id" } },
    schemaVersion: 1,
  };`;
const fixtures = (...ids: string[]) =>
  `export default () => ({ collections: { things: ${JSON.stringify(ids.map((id) => ({ id })))} } });`;

const FILES = {
  ...PAGE,
  "openapi.yaml": THINGS,
  "handlers/index.ts": handlers("'first'"),
  "handlers/answer.ts": "export const answer: string = 'a';",
  "fixtures/index.ts": fixtures("one"),
};

test("Vite's dev server alone answers the contract's operations, by handlers and fixtures", async () => {
  const { url, ask, told } = await startVite(FILES);
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  expect((await fetch(`${url}/things`, { method: "DELETE" })).status).toBe(405);
  expect(told.join("\n")).toContain("DELETE /things 405: /things knows GET, HEAD, OPTIONS, not DELETE.");
  expect(await ask("/__contract/health")).toMatchObject({ status: "ready", handled: 1 });
  expect(await (await fetch(`${url}/`)).text()).toContain("<title>Things</title>");
});

test("what is below the contract's base path is its own, and all else Vite's", async () => {
  const document = JSON.stringify({ ...(JSON.parse(THINGS) as object), servers: [{ url: "/api" }] });
  const { url } = await startVite({ ...FILES, "openapi.yaml": document });
  expect((await fetch(`${url}/api/things`)).status).toBe(200);
  const missing = await fetch(`${url}/api/nothing`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get("Content-Type")).toContain("application/problem+json");
  expect((await fetch(`${url}/main.js`)).headers.get("Content-Type")).toContain("javascript");
});

test("an edited handler, and what it imports, is taken anew, and so are fixtures", async () => {
  const { ask, write } = await startVite(FILES);
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  await write("handlers/index.ts", handlers("'second'"));
  await expect.poll(() => ask("/things"), soon).toEqual(["a", "second", "one"]);
  await write("handlers/answer.ts", "export const answer = 'b';");
  await expect.poll(() => ask("/things"), soon).toEqual(["b", "second", "one"]);
  await write("fixtures/index.ts", fixtures("another"));
  await expect.poll(() => ask("/things"), soon).toEqual(["b", "second", "another"]);
  await write("fixtures/index.ts", fixtures("two", "many"));
  await expect.poll(() => ask("/things"), soon).toMatchObject({ status: 500 });
});

test("a handler that cannot be loaded is told, and the one before answers until it is mended", async () => {
  const { ask, write, told } = await startVite(FILES);
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  await write("handlers/answer.ts", "export const answer = ;");
  await expect.poll(() => told.join("\n"), soon).toMatch(/handlers\/index\.ts cannot be loaded/);
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  await write("handlers/answer.ts", "export const answer = 'c';");
  await expect.poll(() => ask("/things"), soon).toEqual(["c", "first", "one"]);
});

test("a handler that is written twice in a row is taken as it is in the end", async () => {
  const { ask, write, changed } = await startVite(FILES);
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  const heard = changed();
  await write("handlers/answer.ts", "export const answer = 'b';");
  await heard;
  await expect.poll(() => ask("/things"), { ...soon, interval: 1 }).toEqual(["b", "first", "one"]);
  await write("handlers/answer.ts", "export const answer = 'c';");
  await expect.poll(() => ask("/things"), soon).toEqual(["c", "first", "one"]);
});

test("a handler that is edited before Vite's watcher has found it is taken when all files are found", async () => {
  const { ask, write, isUnseen } = await startVite(FILES);
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  const watcher = isUnseen("handlers/answer.ts");
  await write("handlers/answer.ts", "export const answer = 'b';");
  watcher.ready();
  await expect.poll(() => ask("/things"), soon).toEqual(["b", "first", "one"]);
});

test("it is closed while a handler is being loaded, and waits for nothing that will not come", async () => {
  const asked = Promise.withResolvers();
  const goesOn = Promise.withResolvers();
  let isHeld = false;
  const { ask, write, close } = await startVite(FILES, {}, [
    {
      name: "held",
      async load(id) {
        if (!isHeld || !id.endsWith("answer.ts")) return;
        asked.resolve(id);
        await goesOn.promise;
      },
    },
  ]);
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  isHeld = true;
  await write("handlers/answer.ts", "export const answer = 'b';");
  await asked.promise;
  const closed = close();
  goesOn.resolve(true);
  await closed;
});

test("the page has the document; a broken edit is shown over it, and the last good one stays", async () => {
  const { url, ask, write } = await startVite(FILES);
  const page = await openPage();
  await page.goto(url);
  const shown = page.locator("p");
  await expect.poll(() => shown.innerText(), soon).toBe("/things");
  await write("openapi.yaml", "openapi: 3.1.1\ninfo: [");
  const overlay = page.locator("vite-error-overlay .message-body");
  await expect.poll(() => overlay.innerText(), soon).toMatch(/openapi\.yaml:2:8: /);
  expect(await shown.innerText()).toBe("/things");
  expect(await ask("/things")).toEqual(["a", "first", "one"]);
  await page.reload();
  await expect.poll(() => overlay.count(), soon).toBeGreaterThan(0);
  expect(await shown.innerText()).toBe("/things");
  const document = JSON.parse(THINGS) as { paths: object };
  await write("openapi.yaml", JSON.stringify({ ...document, paths: { ...document.paths, "/others": {} } }));
  await expect.poll(() => shown.innerText(), soon).toBe("/things /others");
  expect(await overlay.count()).toBe(0);
});

test("a file that the document refers to is watched too", async () => {
  const { url, write } = await startVite({
    ...FILES,
    "openapi.yaml": JSON.stringify({
      openapi: "3.1.1",
      info: { title: "Things", version: "1" },
      paths: { "/things": { $ref: "paths/things.json" } },
    }),
    "paths/things.json": JSON.stringify((JSON.parse(THINGS) as { paths: object }).paths).slice(11, -1),
  });
  const status = async () => (await fetch(`${url}/things`, { method: "DELETE" })).status;
  expect(await status()).toBe(405);
  await write(
    "paths/things.json",
    '{"get":{"operationId":"listThings","responses":{}},"delete":{"responses":{"204":{"description":"Gone."}}}}',
  );
  await expect.poll(status, soon).toBe(204);
});

test("handlers that were unusable from the start answer as soon as they are mended", async () => {
  const { url, ask, write, told } = await startVite({
    ...FILES,
    "handlers/index.ts": "export const none = 1;",
  });
  await expect.poll(() => told.join("\n"), soon).toContain("handlers/index.ts has no default export");
  expect((await fetch(`${url}/things`)).status).toBe(500);
  await write("handlers/index.ts", handlers("'first'"));
  await expect.poll(() => ask("/things").catch(String), soon).toEqual(["a", "first", "one"]);
});

test("it answers nothing where that is not wanted, and says what is not there", async () => {
  const { url } = await startVite(FILES, { serve: false });
  expect((await fetch(`${url}/things`)).headers.get("Content-Type")).toBe("text/html");
  const { told } = await startVite(FILES, { handlers: "nowhere" });
  await expect
    .poll(() => told.join("\n"), soon)
    .toContain("nowhere has no index.ts; write one, or leave out the option handlers");
});
