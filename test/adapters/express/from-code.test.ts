import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  createContract,
  createFileRecorder,
  createHttpBackend,
  createServer,
  forwardContract,
  mountContract,
  reply,
} from "../../../src/node.ts";
import type { OpenApiDocument, ServerOptions } from "../../../src/node.ts";
import { THINGS } from "../../cli/files.ts";
import { makeFolder } from "../../store/temporary-folder.ts";

const document = JSON.parse(THINGS) as OpenApiDocument;

/** A contract that answers with this, instead of its example. */
const answering = (thing: string) =>
  createContract({
    document,
    service: { handlers: { listThings: () => reply(200, [thing]) }, collections: {}, schemaVersion: 1 },
  });

async function serve(contract = createContract({ document }), options?: ServerOptions) {
  const server = createServer(contract, options);
  onTestFinished(() => server.close());
  return { server, ...(await server.listen()) };
}

const things = async (url: string): Promise<unknown> => (await fetch(`${url}/things`)).json();

test("a document alone is served on a free port of this machine", async () => {
  const { url, port } = await serve();
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(await things(url)).toEqual(["a"]);
});

test("it is closed by what listening gave, or at the end of a block", async () => {
  const { url, close } = await serve();
  await close();
  await expect(things(url)).rejects.toThrow("fetch failed");
  const listening = await createServer(createContract({ document })).listen();
  await listening[Symbol.asyncDispose]();
  await expect(things(listening.url)).rejects.toThrow("fetch failed");
});

test("without an admin token, this machine administers it and nobody else", async () => {
  const { url } = await serve();
  expect((await fetch(`${url}/__contract/state`)).status).toBe(200);
  for (const token of ["", "undefined", "let me in"]) {
    const headers = { "X-Admin-Token": token };
    expect((await fetch(`${url}/__contract/state`, { headers })).status).toBe(401);
  }
  const headers = { "X-Forwarded-For": "203.0.113.1" };
  expect((await fetch(`${url}/__contract/state`, { headers })).status).toBe(401);
});

test("its contract's observer hears of its pages too, once for each request", async () => {
  const paths: string[] = [];
  const observer = { exchanged: ({ request }: { request: { path: string } }) => paths.push(request.path) };
  const at = (prefix: string) => createContract({ document, observer, basePath: { prefix } });
  const server = createServer([
    mountContract(at("/a"), { name: "a" }),
    mountContract(at("/b"), { name: "b" }),
  ]);
  onTestFinished(() => server.close());
  const { url } = await server.listen();
  for (const path of ["/a/things", "/__contract/health", "/nowhere"]) await fetch(url + path);
  expect(paths).toEqual(["/a/things", "/__contract/health", "/nowhere"]);
});

test("a contract is put into the place of another one, with what belongs to it", async () => {
  const scenario = {
    scenarios: { names: () => Promise.resolve(["busy"]), read: () => Promise.resolve(undefined) },
  };
  const { server, url } = await serve(answering("first"), { scenario });
  expect(await things(url)).toEqual(["first"]);
  const before = server.exchange(answering("second"));
  expect(await things(url)).toEqual(["second"]);
  expect(before.contract.handled).toEqual(["listThings"]);
  const told: unknown = await (await fetch(`${url}/__contract/scenario`)).json();
  expect(told).toEqual({ current: null, scenarios: ["busy"] });
});

test("a store that was made for the contract begins with its fixtures, and goes back to them", async () => {
  const contract = createContract<unknown, { things: { id: string } }>({
    document,
    service: { handlers: {}, collections: { things: { id: "id" } }, schemaVersion: 1 },
    fixtures: () => ({ collections: { things: [{ id: "one" }] } }),
  });
  const { url } = await serve(contract);
  const fresh = await contract.store.dump();
  expect(fresh).toMatchObject({ collections: { things: [{ id: "one" }] } });
  await contract.store.reset({ collections: { things: [{ id: "two" }] } });
  await fetch(`${url}/__contract/reset`, { method: "POST" });
  expect(await contract.store.dump()).toEqual(fresh);
});

test("what a backend answers is recorded into a file, which a later record goes on with", async () => {
  const file = join(await makeFolder(), "records/things.overlay.json");
  const record = async (thing: string) => {
    const backend = await serve(answering(thing));
    const contract = createContract({ document });
    const recorder = await createFileRecorder(contract, file, "openapi.json");
    const beside = forwardContract(contract, { backend: createHttpBackend(new URL(backend.url)), recorder });
    const { url } = await serve(beside);
    expect(await things(url)).toEqual([thing]);
    await recorder.close();
    return JSON.parse(await readFile(file, "utf8")) as { extends: string; actions: unknown[] };
  };
  const first = await record("first");
  expect(first.extends).toMatch(/openapi\.json$/);
  expect(JSON.stringify(first.actions)).toContain('["first"]');
  const second = await record("second");
  expect(JSON.stringify(second.actions)).toContain('["second"]');
  expect(second.actions).toHaveLength(first.actions.length);
});

test("failures to save a record are told to the contract's observer", async () => {
  const failures: string[] = [];
  const backend = await serve(answering("first"));
  const observer = { failed: (_error: unknown, during: string) => failures.push(during) };
  const contract = createContract({ document, observer });
  const recorder = await createFileRecorder(contract, "/dev/null/no.overlay.json").catch(String);
  expect(recorder).toContain("ENOTDIR");
  const file = join(await makeFolder(), "blocked");
  const good = await createFileRecorder(contract, join(file, "x.overlay.json"));
  await writeFile(file, "a file where the folder should be");
  const { url } = await serve(
    forwardContract(contract, { backend: createHttpBackend(new URL(backend.url)), recorder: good }),
  );
  await things(url);
  await good.close();
  expect(failures).toEqual([`saving ${join(file, "x.overlay.json")}`]);
});
