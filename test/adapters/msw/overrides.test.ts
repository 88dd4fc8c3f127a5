import { expect, expectTypeOf, test } from "vitest";
import { createHandlers } from "../../../src/msw.ts";
import { createPets, petsService, Problem, reply } from "../../contract/pets-contract.ts";
import type { components } from "../../pets/contract.gen.ts";
import { interceptPets } from "./pets-handlers.ts";

const refusal = { type: "urn:test:full", title: "Full", status: 409, detail: "There is no bed left." };
const mia = { json: { name: "Mia", kind: "cat" } };

test("an override answers until it is reset, and sees what was sent", async () => {
  const { ask, handlers } = await interceptPets();
  handlers.override("createPet", ({ body }) =>
    reply(409, { ...refusal, detail: `No bed for ${body.name}.` }),
  );
  for (const attempt of [1, 2]) {
    const response = await ask("/pets", mia);
    expect([attempt, response.status]).toEqual([attempt, 409]);
    expect(await response.json()).toMatchObject({ detail: "No bed for Mia." });
  }
  await handlers.reset();
  expect((await ask("/pets", mia)).status).toBe(201);
});

test("once is for one request; the last one given comes first", async () => {
  const { ask, handlers } = await interceptPets();
  handlers.override("listPets", () => reply(200, { pets: [], total: 1 }));
  handlers.override("listPets", () => reply(200, { pets: [], total: 2 }), { once: true });
  const totals = [];
  for (const path of ["/pets", "/pets"]) totals.push(await (await ask(path)).json());
  expect(totals).toMatchObject([{ total: 2 }, { total: 1 }]);
});

test("what breaks the contract does not reach an override, nor use it up", async () => {
  const { ask, handlers } = await interceptPets();
  handlers.override("createPet", () => reply(409, refusal), { once: true });
  expect((await ask("/pets", { json: { name: "Mia" } })).status).toBe(422);
  expect((await ask("/pets", mia)).status).toBe(409);
});

test("a problem that it throws is its refusal, and what it changes is kept", async () => {
  const { ask, handlers } = await interceptPets();
  handlers.override("updatePet", () => {
    throw new Problem({ status: 404, detail: "It has run away." });
  });
  handlers.override("createPet", async ({ body, store }) => {
    const pet = { id: "pet-77", ...body };
    await store.put("pets", pet);
    return reply(201, pet, { Location: "/pets/pet-77" });
  });
  expect((await ask("/pets/pet-1", { ...mia, method: "PUT" })).status).toBe(404);
  await ask("/pets", mia);
  expect(await (await ask("/pets/pet-77")).json()).toMatchObject({ name: "Mia" });
});

test("an operation without a handler can be overridden", async () => {
  const { ask, handlers } = await interceptPets();
  handlers.override("listShelters", () => reply(200, [{ name: "The Barn", beds: 1 }]));
  expect(await (await ask("/shelters")).json()).toEqual([{ name: "The Barn", beds: 1 }]);
});

test("an override that breaks the contract is a 500 that says so, also in the console", async () => {
  const { ask, handlers, told } = await interceptPets();
  // @ts-expect-error beds is no number
  handlers.override("listShelters", () => reply(200, [{ name: "The Barn", beds: "many" }]));
  // @ts-expect-error 418 is not declared
  handlers.override("getPet", () => reply(418, refusal));
  const response = await ask("/shelters");
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ errors: [{ in: "body", path: "/0/beds" }] });
  expect((await ask("/pets/pet-1")).status).toBe(500);
  expect(told).toEqual([
    "[contract-server] listShelters: the reply 200 breaks the contract: body/0/beds must be integer.",
    expect.stringContaining(
      "[contract-server] getPet: the reply 418 breaks the contract: body has status 418",
    ),
  ]);
});

test("a name that is no operation's does not compile, and throws", async () => {
  const { handlers } = await interceptPets();
  // @ts-expect-error there is no such operation
  expect(() => handlers.override("listDragons", () => reply(200, []))).toThrow(
    /no operation of the contract is called listDragons.+there are listPets, createPet/,
  );
  // @ts-expect-error it must be a function
  expect(() => handlers.override("listPets", { pets: [] })).toThrow(/must be a function/);
});

test("types come from the contract's own", async () => {
  const { contract } = await createPets();
  createHandlers(contract).override("createPet", ({ body }) => {
    expectTypeOf(body).toEqualTypeOf<components["schemas"]["NewPet"]>();
    return reply(409, refusal);
  });
});

test("a reset begins anew, sessions and work by the clock too", async () => {
  let runs = 0;
  const run = () => {
    runs++;
  };
  const tasks = { count: { everyMs: 1000, run } };
  const { ask, handlers } = await interceptPets({}, { service: { ...petsService, tasks } });
  const headers = { "X-Contract-Session": "one" };
  await ask("/pets", { ...mia, headers });
  await ask("/pets", mia);
  await handlers.reset();
  for (const init of [{ headers }, {}]) {
    expect(await (await ask("/pets", init)).json()).toMatchObject({ total: 3 });
  }
  expect(runs).toBe(2);
});
