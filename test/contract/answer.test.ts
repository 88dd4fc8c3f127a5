import { expect, test } from "vitest";
import { StoreUnavailableError } from "../../src/index.ts";
import type { Exchange, Refusal } from "../../src/index.ts";
import type { PetsState } from "../pets/handlers/index.ts";
import type { PetsService } from "./pets-contract.ts";
import { createPets, petsService, Problem, reply } from "./pets-contract.ts";

const mia = { name: "Mia", kind: "cat" };

function withHandlers(handlers: Partial<PetsService["handlers"]>): PetsService {
  return { ...petsService, handlers: { ...petsService.handlers, ...handlers } };
}

test("an operation with a handler is answered by it, and the header says so", async () => {
  const { ask } = await createPets();
  const answer = await ask("GET", "/pets?kind=cat");
  expect(answer).toMatchObject({
    status: 200,
    headers: { "X-Contract-Source": "handler" },
    body: { total: 1 },
  });
});

test("an operation without one is answered from its example, and the header says so", async () => {
  const { ask } = await createPets();
  expect(await ask("GET", "/shelters")).toMatchObject({
    status: 200,
    headers: { "X-Contract-Source": "mock" },
    body: [
      { name: "Harbour Street", beds: 12 },
      { name: "Old Mill", beds: 4 },
    ],
  });
});

test("without handler and example the reply is made from the schema, and carries the id that was asked for", async () => {
  const { ask } = await createPets({ service: { ...petsService, handlers: {} } });
  expect(await ask("GET", "/pets/pet-7")).toMatchObject({
    status: 200,
    headers: { "X-Contract-Source": "mock", ETag: expect.any(String) as string },
    body: { id: "pet-7", kind: expect.stringMatching(/^(cat|dog|parrot)$/) as string },
  });
});

test("what a handler changes is there for the next request", async () => {
  const { ask } = await createPets();
  expect(await ask("POST", "/pets", { json: mia })).toMatchObject({
    status: 201,
    headers: { Location: "/pets/pet-4" },
  });
  expect(await ask("GET", "/pets/pet-4")).toMatchObject({ status: 200, body: { id: "pet-4", ...mia } });
});

test("a handler that throws a problem has changed nothing, and the refusal is told in a transaction of its own", async () => {
  const refusals: Refusal<PetsState>[] = [];
  const service: PetsService = {
    ...withHandlers({
      createPet: async ({ store, body }) => {
        await store.put("pets", { id: "pet-9", ...body });
        throw new Problem({ status: 409, detail: "full" });
      },
    }),
    onRefusal: async (refusal) => {
      refusals.push(refusal);
      await refusal.store.put("pets", { id: "refused", name: "r", kind: "cat" });
    },
  };
  const { ask, store } = await createPets({ service });
  expect(await ask("POST", "/pets", { json: mia })).toMatchObject({
    status: 409,
    body: { type: "urn:contract-server:problem:conflict", title: "Conflict", detail: "full" },
  });
  expect(refusals).toMatchObject([{ operationId: "createPet", body: mia, problem: { status: 409 } }]);
  const ids = await store.read(async (view) => (await view.find("pets")).items.map(({ id }) => id));
  expect(ids).toEqual(["pet-1", "pet-2", "pet-3", "refused"]);
});

test("a GET may not change the store", async () => {
  const failures: string[] = [];
  const { ask } = await createPets({
    service: withHandlers({
      getPet: async ({ store }) => {
        await store.delete("pets", "pet-1");
        return reply(200, { id: "pet-1", name: "Luna", kind: "cat" as const });
      },
    }),
    observer: { failed: (error) => failures.push(String(error)) },
  });
  expect((await ask("GET", "/pets/pet-1")).status).toBe(500);
  expect(failures).toEqual([expect.stringContaining("may only read the store")]);
});

test("an unexpected error is a 500 that tells the client nothing of it", async () => {
  const { ask } = await createPets({
    service: withHandlers({
      getPet: () => {
        throw new Error("secret path /etc/shadow");
      },
    }),
  });
  const answer = await ask("GET", "/pets/pet-1");
  expect(answer.status).toBe(500);
  expect(answer.text).not.toMatch(/secret|shadow|at \S+:\d+/);
});

test("a store that cannot write is a 503 with Retry-After", async () => {
  const { ask, store } = await createPets();
  const readOnly = {
    ...store,
    transaction: () => Promise.reject(new StoreUnavailableError("the disk is full")),
  };
  const { ask: askReadOnly } = await createPets({
    store: {
      ...readOnly,
      read: store.read.bind(store),
      dump: store.dump.bind(store),
      reset: store.reset.bind(store),
    },
  });
  expect(await askReadOnly("POST", "/pets", { json: mia })).toMatchObject({
    status: 503,
    headers: { "Retry-After": "30" },
    body: { detail: "the disk is full" },
  });
  expect((await ask("GET", "/pets")).status).toBe(200);
});

test("each exchange is told to the observer", async () => {
  const exchanges: Exchange[] = [];
  const { ask } = await createPets({ observer: { exchanged: (exchange) => exchanges.push(exchange) } });
  await ask("GET", "/pets/pet-1");
  await ask("GET", "/pets/pet-9");
  await ask("GET", "/nowhere");
  expect(exchanges).toMatchObject([
    { operationId: "getPet", status: 200, source: "handler", request: { path: "/pets/pet-1" } },
    { operationId: "getPet", status: 404, refusal: "There is no pet pet-9; list them with GET /pets." },
    { status: 404, source: "engine" },
  ]);
});
