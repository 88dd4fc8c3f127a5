import { expect, test } from "vitest";
import { createMemoryStore, collectionsOf } from "../../src/index.ts";
import { createPets, NOW, petsService } from "./pets-contract.ts";
import type { PetsContract } from "./pets-contract.ts";

const mia = { name: "Mia", kind: "cat" };
const keyed = (key: string) => ({ "Idempotency-Key": key, "idempotency-key": key });

async function countPets({ store }: PetsContract): Promise<number> {
  return store.read(async (view) => (await view.find("pets")).total);
}

test("the same key and body replays the stored reply and changes nothing", async () => {
  const pets = await createPets();
  const first = await pets.ask("POST", "/pets", { json: mia, headers: keyed("k1") });
  const again = await pets.ask("POST", "/pets", { json: { kind: "cat", name: "Mia" }, headers: keyed("k1") });
  expect(first.status).toBe(201);
  expect(again).toEqual({ ...first, headers: { ...first.headers, "Idempotency-Replayed": "true" } });
  expect(await countPets(pets)).toBe(4);
});

test("the same key with another body is 422", async () => {
  const pets = await createPets();
  await pets.ask("POST", "/pets", { json: mia, headers: keyed("k1") });
  const other = await pets.ask("POST", "/pets", { json: { ...mia, name: "Pia" }, headers: keyed("k1") });
  expect(other).toMatchObject({
    status: 422,
    body: {
      type: "urn:contract-server:problem:idempotency-key-reused",
      errors: [{ in: "header", path: "/Idempotency-Key" }],
    },
  });
  expect(await countPets(pets)).toBe(4);
});

test("a refusal is replayed as well, even when it would now succeed", async () => {
  const pets = await createPets();
  const luna = { name: "Luna", kind: "cat" };
  const first = await pets.ask("POST", "/pets", { json: luna, headers: keyed("k1") });
  await pets.store.transaction((tx) => tx.delete("pets", "pet-1"));
  const again = await pets.ask("POST", "/pets", { json: luna, headers: keyed("k1") });
  expect(first.status).toBe(409);
  expect(again).toMatchObject({ status: 409, body: first.body, headers: { "Idempotency-Replayed": "true" } });
});

test("a request that was refused before its handler may be sent again, corrected, with its key", async () => {
  const pets = await createPets();
  expect((await pets.ask("POST", "/pets", { json: {}, headers: keyed("k1") })).status).toBe(422);
  expect((await pets.ask("POST", "/pets", { json: mia, headers: keyed("k1") })).status).toBe(201);
});

test("of many simultaneous requests with one key one changes something", async () => {
  const pets = await createPets();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => pets.ask("POST", "/pets", { json: mia, headers: keyed("k1") })),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers["Idempotency-Replayed"] === undefined)).toHaveLength(1);
  expect(await countPets(pets)).toBe(4);
});

test("after a day a key is forgotten", async () => {
  const store = createMemoryStore({ collections: collectionsOf(petsService) });
  let now = NOW;
  const pets = await createPets({ store, clock: () => now });
  await pets.ask("POST", "/pets", { json: mia, headers: keyed("k1") });
  now = new Date(NOW.getTime() + 23 * 3_600_000);
  await pets.contract.runTasks();
  expect((await pets.ask("POST", "/pets", { json: mia, headers: keyed("k1") })).status).toBe(201);
  now = new Date(NOW.getTime() + 25 * 3_600_000);
  await pets.contract.runTasks();
  expect((await pets.ask("POST", "/pets", { json: mia, headers: keyed("k1") })).status).toBe(409);
});

test("an operation that does not declare the header takes no notice of it", async () => {
  const pets = await createPets();
  for (const name of ["Ada", "Eve"]) {
    const sent = { json: { name, kind: "dog" }, headers: keyed("k1") };
    expect(await pets.ask("PUT", "/pets/pet-2", sent)).toMatchObject({ status: 200, body: { name } });
  }
});
