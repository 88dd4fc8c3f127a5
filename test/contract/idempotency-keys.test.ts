import { expect, test } from "vitest";
import type { Context } from "../../src/index.ts";
import { createMemoryStore, collectionsOf } from "../../src/index.ts";
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
