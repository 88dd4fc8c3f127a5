import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunningCommand } from "./command.ts";
import { listen, run } from "./command.ts";
import { makeFiles, THINGS } from "./files.ts";

const handlers = (answer: string, collections = "{ things: { id: 'id' } }") => `
  import { answer } from "./answer.ts";
  export default {
    handlers: { listThings: async ({ store }) => ({ status: 200, body: [answer, ${answer}] }) },
    collections: ${collections},
    schemaVersion: 1,
  };`;
const fixtures = (...ids: string[]) =>
  `export default () => ({ collections: { things: ${JSON.stringify(ids.map((id) => ({ id })))} } });`;

async function startWatching(...flags: string[]) {
  const folder = await makeFiles({
    "openapi.json": THINGS,
    "handlers/index.ts": handlers("'first'"),
    "handlers/answer.ts": "export const answer = 'a';",
    "fixtures/index.ts": fixtures("one"),
  });
  const server = await listen(["serve", join(folder, "openapi.json"), "--watch", "--ephemeral", ...flags]);
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  return { ...server, folder, write, ...asking(server) };
}

function asking({ url }: Pick<RunningCommand, "url">) {
  const json = async (path: string) => (await (await fetch(url + path)).json()) as Record<string, unknown>;
  return { things: () => json("/things"), health: () => json("/__contract/health"), json };
}

const soon = { timeout: 15_000, interval: 50 };

test("handlers, and what they import, are taken anew while requests go on, and none of them fails", async () => {
  const { things, write, url } = await startWatching();
  expect(await things()).toEqual(["a", "first"]);
  let isDone = false;
  const statuses = new Set<number>();
  const asking = Array.from({ length: 4 }, async () => {
    while (!isDone) statuses.add((await fetch(`${url}/things`)).status);
  });
  await write("handlers/index.ts", handlers("'second'"));
  await expect.poll(things, soon).toEqual(["a", "second"]);
  await write("handlers/answer.ts", "export const answer: string = 'b';");
  await expect.poll(things, soon).toEqual(["b", "second"]);
  isDone = true;
  await Promise.all(asking);
  expect([...statuses]).toEqual([200]);
});

test("what is broken is told, and what was before is served on until it is mended", async () => {
  const { things, health, write, log } = await startWatching();
  await write("handlers/answer.ts", "export const answer = ;");
  await expect.poll(async () => (await health()).broken_edit, soon).toMatch(/handlers\/.* cannot be loaded/);
  expect(await things()).toEqual(["a", "first"]);
  expect(log.some(({ level, msg }) => level === 50 && String(msg).includes("is served on"))).toBe(true);
  await write("handlers/answer.ts", "export const answer = 'c';");
  await expect.poll(things, soon).toEqual(["c", "first"]);
  expect(await health()).not.toHaveProperty("broken_edit");

  await write("openapi.json", THINGS.slice(0, 50));
  await expect.poll(async () => (await health()).broken_edit, soon).toMatch(/openapi\.json:1:/);
  expect(await things()).toEqual(["c", "first"]);
});

test("a document is taken anew, also when an editor puts another file in its place", async () => {
  const { folder, json, url } = await startWatching();
  await writeFile(join(folder, "draft"), THINGS.replaceAll("/things", "/objects"));
  await rename(join(folder, "draft"), join(folder, "openapi.json"));
  await expect.poll(async () => (await fetch(`${url}/objects`)).status, soon).toBe(200);
  expect((await fetch(`${url}/things`)).status).toBe(404);
  expect(await json("/openapi.json")).toHaveProperty("paths./objects");
});

test("changed fixtures are seen in a state that nobody has changed, and kept out of any other", async () => {
  const { write, json, log, url } = await startWatching();
  const ids = async () => {
    const { collections } = await json("/__contract/state");
    return (collections as { things: { id: string }[] }).things.map(({ id }) => id);
  };
  await write("fixtures/index.ts", fixtures("one", "two"));
  await expect.poll(ids, soon).toEqual(["one", "two"]);
  await write("handlers/index.ts", handlers("'second'", "{ things: { id: 'id' }, more: { id: 'id' } }"));
  await expect.poll(async () => (await json("/__contract/state")).collections, soon).toHaveProperty("more");
  expect(await ids()).toEqual(["one", "two"]);
  await write("fixtures/index.ts", fixtures("three"));
  await expect
    .poll(() => log.some(({ msg }) => String(msg).includes("fixtures have changed")), soon)
    .toBe(true);
  expect(await ids()).toEqual(["one", "two"]);
  await fetch(`${url}/__contract/reset`, { method: "POST" });
  expect(await ids()).toEqual(["three"]);
});

test("a mock's document and the files that it refers to are watched", async () => {
  const folder = await makeFiles({
    "api.yaml": `{ openapi: 3.1.0, info: { title: A, version: "1" }, paths: { /a: { $ref: "./a.yaml" } } }`,
    "a.yaml": `{ get: { operationId: a, responses: { 200: { description: x, content: { application/json: { example: [1] } } } } } }`,
  });
  const { url, child, ended } = await listen(["mock", join(folder, "api.yaml"), "-w"]);
  const read = async () => await (await fetch(`${url}/a`)).json();
  expect(await read()).toEqual([1]);
  await writeFile(
    join(folder, "a.yaml"),
    `{ get: { operationId: a, responses: { 200: { description: x, content: { application/json: { example: [2] } } } } } }`,
  );
  await expect.poll(read, soon).toEqual([2]);
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
});

test.each(["-", "http://127.0.0.1:1/openapi.yaml"])("%s cannot be watched", async (source) => {
  const { code, stderr } = await run(["mock", source, "--watch"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/cannot be watched; save the document to a file, or leave out --watch\n$/);
});

const withSchema = (reference: string) =>
  `{ openapi: 3.1.0, info: { title: A, version: "1" }, paths: { /a: { get: { operationId: a, responses: { 200: { description: x, content: { application/json: { schema: { $ref: "${reference}" } } } } } } } } }`;

test("a file that a document refers to is seen when it comes to be, and when it is mended", async () => {
  const folder = await makeFiles({ "api.yaml": withSchema("first.yaml"), "first.yaml": "const: 1" });
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  const { json, health } = asking(await listen(["mock", join(folder, "api.yaml"), "-w"]));
  const brokenEdit = async () => (await health()).broken_edit;
  await write("api.yaml", withSchema("parts/second.yaml"));
  await expect.poll(brokenEdit, soon).toContain("there is no such file");
  expect(await json("/a")).toBe(1);
  await mkdir(join(folder, "parts"));
  await write("parts/second.yaml", "const: 2");
  await expect.poll(() => json("/a"), soon).toBe(2);

  await write("third.yaml", "{");
  await write("api.yaml", withSchema("third.yaml"));
  await expect.poll(brokenEdit, soon).toContain("third.yaml");
  expect(await json("/a")).toBe(2);
  await write("third.yaml", "const: 3");
  await expect.poll(() => json("/a"), soon).toBe(3);
});
