import { access } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../store/temporary-folder.ts";
import { serve } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";

const post = (url: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  });

test("a server tells where it is, where its data is, and who may administer it", async () => {
  const data = await makeFolder();
  const { url, facts, log } = await serve(["test/pets/openapi.yaml", "--data", data]);
  expect(facts).toMatchObject({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    documentation: `${url}/docs`,
    data,
    handlers: "5 of 6",
  });
  const token = String(facts.adminToken);
  expect(token.length).toBeGreaterThanOrEqual(32);
  const remove = (sent: string) =>
    fetch(`${url}/pets/pet-1`, { method: "DELETE", headers: { "X-Admin-Token": sent } });
  expect((await remove("wrong")).status).toBe(401);
  expect((await remove(token)).status).toBe(204);
  expect(log.filter((line) => "adminToken" in line)).toHaveLength(1);
});

test("each request is a line of the log, with its id", async () => {
  const { url, log, child, ended } = await serve(["test/pets/openapi.yaml", "--ephemeral"]);
  await fetch(`${url}/pets/pet-1`, { headers: { "X-Request-Id": "r-1" } });
  await fetch(`${url}/pets/pet-99`, { headers: { "X-Request-Id": "r-2" } });
  child.kill("SIGTERM");
  await ended;
  const told = log.filter((line) => line.msg === "request");
  expect(told).toMatchObject([
    { level: 30, requestId: "r-1", method: "GET", path: "/pets/pet-1", operationId: "getPet", status: 200 },
    {
      level: 40,
      requestId: "r-2",
      status: 404,
      refusal: "There is no pet pet-99; list them with GET /pets.",
    },
  ]);
});

test("the token of the environment is used and not told, also on an address that others can reach", async () => {
  const folder = await makeFiles({ "a.json": THINGS });
  const env = { ADMIN_TOKEN: "my-own" };
  const { url, facts, log } = await serve(["a.json", "--host", "0.0.0.0"], { cwd: folder, env });
  expect(JSON.stringify(log)).not.toContain("my-own");
  expect(facts).not.toHaveProperty("adminToken");
  const state = (headers: Readonly<Record<string, string>>) =>
    fetch(`${url.replace("0.0.0.0", "127.0.0.1")}/__contract/state`, { headers });
  expect((await state({ "X-Forwarded-For": "1.2.3.4" })).status).toBe(401);
  expect((await state({ "X-Forwarded-For": "1.2.3.4", "X-Admin-Token": "my-own" })).status).toBe(200);
});

test("a document alone is answered from its examples, and leaves no data behind", async () => {
  const folder = await makeFiles({ "openapi.yaml": THINGS });
  const { url, facts } = await serve([], { cwd: folder });
  expect(facts).toMatchObject({ data: "in memory", handlers: "0 of 1" });
  const response = await fetch(`${url}/things`);
  expect([response.headers.get("x-contract-source"), await response.json()]).toEqual(["mock", ["a"]]);
  await expect(access(join(folder, "data"))).rejects.toThrow("ENOENT");
});

test("handlers, fixtures and data are found beside the document, or where the flags say", async () => {
  const folder = await makeFiles({
    "api/a.json": THINGS,
    "api/handlers/index.ts": handlersWith(""),
    "api/fixtures/index.ts": 'export default () => ({ collections: { things: [{ id: "beside" }] } });',
    "other/index.mjs": 'export default () => ({ collections: { things: [{ id: "other" }] } });',
  });
  const beside = await serve([join(folder, "api/a.json")]);
  expect(beside.facts).toMatchObject({ data: join(folder, "api/data"), handlers: "1 of 1" });
  expect(await (await fetch(`${beside.url}/__contract/state`)).text()).toContain('"beside"');
  const flags = ["--fixtures", "other", "--data", "d/e", "--cors", "http://localhost:1"];
  const elsewhere = await serve(["api/a.json", ...flags], { cwd: folder });
  expect(elsewhere.facts.data).toBe(join(folder, "d/e"));
  const state = await fetch(`${elsewhere.url}/__contract/state`, {
    headers: { Origin: "http://localhost:1" },
  });
  expect(state.headers.get("access-control-allow-origin")).toBe("http://localhost:1");
  expect(await state.text()).toContain('"other"');
});

test("a reply that breaks the contract is refused, and in production let through and logged", async () => {
  const document = THINGS.replace('"example":["a"]', '"schema":{"type":"object"}');
  const folder = await makeFiles({ "a.json": document, "handlers/index.ts": handlersWith("") });
  const strict = await serve(["a.json", "--ephemeral"], { cwd: folder });
  expect((await fetch(`${strict.url}/things`)).status).toBe(500);
  const lenient = await serve(["a.json", "--ephemeral", "--production"], { cwd: folder });
  expect((await fetch(`${lenient.url}/things`)).status).toBe(200);
  await expect.poll(() => lenient.log.map(({ msg }) => msg)).toContain("the reply breaks the contract");
});

test("what was acknowledged is there after kill -9, and the same start-up fills nothing again", async () => {
  const folder = await makeFolder();
  const first = await serve(["test/pets/openapi.yaml", "--data", folder]);
  const created = await post(`${first.url}/pets`, { name: "Mia", kind: "cat" }, { "Idempotency-Key": "k" });
  expect(created.status).toBe(201);
  first.child.kill("SIGKILL");
  expect((await first.ended).signal).toBe("SIGKILL");

  const second = await serve(["test/pets/openapi.yaml", "--data", folder]);
  expect(await (await fetch(`${second.url}/pets`)).json()).toMatchObject({ total: 4 });
  const replayed = await post(`${second.url}/pets`, { name: "Mia", kind: "cat" }, { "Idempotency-Key": "k" });
  expect([replayed.status, replayed.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
  expect(await replayed.json()).toEqual(await created.json());
});

test("the API of this repository is served whole", async () => {
  const { url, facts } = await serve(["--ephemeral"]);
  expect(facts.handlers).toBe("33 of 33");
  expect(await (await fetch(`${url}/__contract/health`)).json()).toMatchObject({
    status: "ready",
    handled: 33,
    sessions: 0,
  });
});

test("serve holds back what its handlers answer, as mock does", async () => {
  const folder = await makeFiles({ "things.json": THINGS, "handlers/index.js": handlersWith("") });
  const { url } = await serve([join(folder, "things.json"), "--ephemeral", "--delay", "200"]);
  const began = performance.now();
  expect(await (await fetch(`${url}/things`)).json()).toEqual(["b"]);
  expect(performance.now() - began).toBeGreaterThan(190);
});

test.each([
  ["warn", 40],
  ["error", 60],
])("a token that was made for this start is told at the log level %s too", async (name, level) => {
  const cwd = await makeFiles({ "a.json": THINGS });
  const { facts } = await serve(["a.json", "--ephemeral", "--log-level", name], { cwd });
  expect(facts).toMatchObject({ level, adminToken: expect.any(String) as string });
});
