import { expect, test } from "vitest";
import type { Context, OpenApiDocument } from "../../src/index.ts";
import { createContract, createMemoryStore, collectionsOf } from "../../src/index.ts";
import { createPets, NOW, petsService, Problem } from "./pets-contract.ts";
import type { NotesState } from "./small-contract.ts";
import { askSmall, json } from "./small-contract.ts";

const key = { "idempotency-key": "k1" };
const keyHeader = (name: string) => [{ in: "header", name, schema: { type: "string" } }];

/** Takes a note on each call, and answers with its number. */
async function takeNote({ store }: Context<unknown, NotesState>): Promise<{ status: number; body: number }> {
  const number = await store.next("notes");
  await store.put("notes", { id: String(number) });
  return { status: 200, body: number };
}

test.each(["Idempotency-Key", "idempotency-key", "IDEMPOTENCY-KEY"])(
  "the header counts whatever letters the contract declares it in: %s",
  async (name) => {
    const post = { operationId: "take", parameters: keyHeader(name), responses: { 200: json() } };
    const ask = askSmall({ paths: { "/notes": { post } } }, { take: takeNote });
    expect(await ask("POST", "/notes", { headers: key })).toMatchObject({ body: 1 });
    expect(await ask("POST", "/notes", { headers: key })).toMatchObject({ body: 1 });
    expect(await ask("POST", "/notes")).toMatchObject({ body: 2 });
  },
);

test.each(["__proto__", "constructor", "k".repeat(8000)])(
  "the key %s is a key like any other",
  async (sent) => {
    const post = {
      operationId: "take",
      parameters: keyHeader("Idempotency-Key"),
      responses: { 200: json() },
    };
    const ask = askSmall({ paths: { "/notes": { post } } }, { take: takeNote });
    const headers = { "idempotency-key": sent };
    expect(await ask("POST", "/notes", { headers })).toMatchObject({ status: 200, body: 1 });
    expect(await ask("POST", "/notes", { headers })).toMatchObject({ status: 200, body: 1 });
  },
);

test("what failed for now is tried again with the same key", async () => {
  let isBusy = true;
  const take = (context: Context<unknown, NotesState>) => {
    if (isBusy) throw new Problem({ status: 503, detail: "busy" });
    return takeNote(context);
  };
  const responses = { 200: json(), 503: json() };
  const post = { operationId: "take", parameters: keyHeader("Idempotency-Key"), responses };
  const problem = { description: "", content: { "application/problem+json": {} } };
  const ask = askSmall(
    { paths: { "/notes": { post: { ...post, responses: { ...responses, 503: problem } } } } },
    { take },
  );
  expect((await ask("POST", "/notes", { headers: key })).status).toBe(503);
  isBusy = false;
  expect(await ask("POST", "/notes", { headers: key })).toMatchObject({ status: 200, body: 1 });
});

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 255, 128);

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<root><id>7</id></root>\n';
const XML_BYTES = [...new TextEncoder().encode(XML)];

test.each([
  ["bytes", "image/png", PNG, [...PNG]],
  ["text", "text/plain", "Grüße", [...new TextEncoder().encode("Grüße")]],
  ["XML", "application/xml", { id: 7 }, XML_BYTES],
])("a first answer in %s is given again as it was", async (_, mediaType, body, bytes) => {
  let calls = 0;
  const content = { [mediaType]: {} };
  const post = {
    operationId: "take",
    parameters: keyHeader("Idempotency-Key"),
    responses: { 200: { description: "", content } },
  };
  const info = { title: "Small", version: "1" };
  const document = { openapi: "3.1.1", info, paths: { "/notes": { post } } } as unknown as OpenApiDocument;
  const take = () => {
    calls++;
    return { status: 200, body };
  };
  const contract = createContract({
    document,
    service: { schemaVersion: 1, collections: {}, handlers: { take } },
  });
  const send = async () => {
    const sent = { method: "POST", path: "/notes", query: "", headers: key };
    const { status, headers, body: got = "" } = await contract.handle(sent);
    const gotBytes = typeof got === "string" ? new TextEncoder().encode(got) : got;
    return { status, type: headers["Content-Type"], bytes: [...gotBytes] };
  };
  const first = await send();
  expect(first).toMatchObject({ status: 200, bytes });
  expect(await send()).toEqual(first);
  expect(calls).toBe(1);
});

test("a body of bytes is the same request again, and other bytes or another file's name are not", async () => {
  const form = { type: "object", properties: { file: { type: "string", format: "binary" } } };
  const post = {
    operationId: "take",
    parameters: keyHeader("Idempotency-Key"),
    requestBody: { content: { "multipart/form-data": { schema: form } } },
    responses: { 200: json() },
  };
  const ask = askSmall({ paths: { "/notes": { post } } }, { take: takeNote });
  const send = (fileName: string, content: string) =>
    ask("POST", "/notes", {
      headers: { ...key, "content-type": "multipart/form-data; boundary=b" },
      text: `--b\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n${content}\r\n--b--\r\n`,
    });
  expect(await send("a.bin", "x".repeat(500_000))).toMatchObject({ status: 200, body: 1 });
  expect(await send("a.bin", "x".repeat(500_000))).toMatchObject({ status: 200, body: 1 });
  expect(await send("b.bin", "x".repeat(500_000))).toMatchObject({ status: 422 });
  expect(await send("a.bin", "y".repeat(500_000))).toMatchObject({ status: 422 });
});

test("who has not shown a credential does not get the reply of who has", async () => {
  const post = {
    operationId: "take",
    parameters: keyHeader("Idempotency-Key"),
    security: [{ Token: [] }, {}],
    responses: { 200: json() },
  };
  const securitySchemes = { Token: { type: "apiKey", in: "header", name: "X-Token" } };
  const ask = askSmall(
    { components: { securitySchemes }, paths: { "/notes": { post } } },
    { take: takeNote },
  );
  expect(await ask("POST", "/notes", { headers: { ...key, "x-token": "t" } })).toMatchObject({ status: 200 });
  expect(await ask("POST", "/notes", { headers: key })).toMatchObject({
    status: 422,
    body: { type: "urn:contract-server:problem:idempotency-key-reused" },
  });
});

test("however many keys are a day old, all of them are forgotten", async () => {
  const store = createMemoryStore({ collections: collectionsOf(petsService) });
  await store.transaction(async (tx) => {
    for (let at = 0; at < 2500; at++) {
      const record = {
        fingerprint: "f",
        created: "2026-01-01T00:00:00.000Z",
        reply: { status: 200, headers: {} },
      };
      await tx.put("idempotency", { key: `k${at}`, ...record });
    }
  });
  const { contract } = await createPets({ store, clock: () => NOW });
  await contract.runTasks();
  expect(await store.read((view) => view.find("idempotency"))).toMatchObject({ total: 0 });
});
