import { expect, test } from "vitest";
import type { Observer, Violation } from "../../src/index.ts";
import type { PetsService } from "./pets-contract.ts";
import { createPets, petsService, Problem, reply } from "./pets-contract.ts";

/** The service with handlers whose replies the compiler would refuse. */
function broken(handlers: Record<string, unknown>): PetsService {
  return { ...petsService, handlers: { ...petsService.handlers, ...handlers } };
}

const withName = (name: unknown) =>
  broken({ getPet: () => reply(200, { id: "pet-1", name, kind: "cat" }, { ETag: '"1"' }) });

test("a reply that breaks its schema is a 500 that says what is wrong", async () => {
  const { ask } = await createPets({ service: withName(7) });
  expect(await ask("GET", "/pets/pet-1")).toMatchObject({
    status: 500,
    body: {
      type: "urn:contract-server:problem:reply-breaks-contract",
      detail: expect.stringContaining("getPet answered 200") as string,
      errors: [{ in: "body", path: "/name", keyword: "type", message: "must be string" }],
    },
  });
});

test("where only reports are wanted it is let through and told", async () => {
  const told: [string, number, readonly Violation[]][] = [];
  const observer: Observer = { replyBroke: (id, status, violations) => told.push([id, status, violations]) };
  const { ask } = await createPets({ service: withName(7), replyCheck: "report", observer });
  expect(await ask("GET", "/pets/pet-1")).toMatchObject({ status: 200, body: { name: 7 } });
  expect(told).toMatchObject([["getPet", 200, [{ path: "/name" }]]]);
});

test("a status that is not declared breaks the contract", async () => {
  const { ask } = await createPets({ service: broken({ getPet: () => reply(418, {}) }) });
  expect(await ask("GET", "/pets/pet-1")).toMatchObject({
    status: 500,
    body: { errors: [{ keyword: "status", message: "has status 418; declared are 200, 404, 422" }] },
  });
});

test("a required header that is missing breaks the contract", async () => {
  const { ask } = await createPets({
    service: broken({ getPet: () => reply(200, { id: "pet-1", name: "Luna", kind: "cat" }) }),
  });
  expect(await ask("GET", "/pets/pet-1")).toMatchObject({
    status: 500,
    body: { errors: [{ in: "header", path: "/ETag", keyword: "required" }] },
  });
});

test("a body where none is declared, and none where one is, break the contract", async () => {
  const { ask } = await createPets({
    service: broken({
      deletePet: () => reply(204, { gone: true }),
      getPet: () => reply(200, undefined, { ETag: '"1"' }),
    }),
    credentials: { AdminToken: () => true },
  });
  const headers = { "x-admin-token": "t" };
  expect(await ask("DELETE", "/pets/pet-1", { headers })).toMatchObject({
    status: 500,
    body: { errors: [{ keyword: "content" }] },
  });
  expect(await ask("GET", "/pets/pet-1")).toMatchObject({
    status: 500,
    body: { errors: [{ keyword: "required" }] },
  });
});

test("what a broken reply tells of has not happened", async () => {
  const createPet: PetsService["handlers"]["createPet"] = async (context) => {
    await petsService.handlers.createPet?.(context);
    return reply(201, { id: "pet-4", name: "", kind: "fish" as "cat" });
  };
  const { ask, store } = await createPets({ service: broken({ createPet }) });
  expect((await ask("POST", "/pets", { json: { name: "Mia", kind: "cat" } })).status).toBe(500);
  expect(await store.read((view) => view.find("pets"))).toMatchObject({ total: 3 });
});

test("a handler that gives nothing back is a 500 and is told", async () => {
  const failures: unknown[] = [];
  const { ask } = await createPets({
    service: broken({ getPet: () => undefined }),
    observer: { failed: (error, during) => failures.push(`${during}: ${String(error)}`) },
  });
  expect((await ask("GET", "/pets/pet-1")).status).toBe(500);
  expect(failures).toEqual(["getPet: Error: the handler of getPet gave no reply back"]);
});

test("a refusal of a reading operation is held against the contract like any other reply", async () => {
  const getPet = () => {
    throw new Problem({ status: 418, detail: "I am a teapot." });
  };
  const { ask } = await createPets({ service: broken({ getPet }) });
  expect(await ask("GET", "/pets/pet-1")).toMatchObject({
    status: 500,
    body: { type: "urn:contract-server:problem:reply-breaks-contract", errors: [{ keyword: "status" }] },
  });
});
