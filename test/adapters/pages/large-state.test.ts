import { expect, test } from "vitest";
import { statePage } from "../../../src/adapters/pages/state.ts";
import { loadDocument } from "../../../src/document/load.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../../src/index.ts";
import { watchTurns } from "../../longest-turn.ts";
import petsService from "../../pets/handlers/index.ts";
import type { KeptPets } from "../pets-server.ts";
import { startPets } from "../pets-server.ts";

const PETS = 100_000;

/** The longest that anybody may be held up, in milliseconds; the client is in the same thread. */
const LONGEST_MS = 50;

const pets = Array.from({ length: PETS }, (_, n) => {
  return {
    id: `pet-${n}`,
    name: `The ${n}th of them all`,
    kind: n % 2 === 0 ? ("cat" as const) : ("dog" as const),
  };
});

const manyPets = () =>
  createMemoryStore<KeptPets>({ collections: collectionsOf(petsService), seed: { collections: { pets } } });

const startMany = () => startPets({ store: manyPets(), fixtures: () => ({ collections: { pets } }) });

test("a state of 100,000 documents is told as it was when it was asked for, in turns of less than 50 ms", async () => {
  const { url, store } = await startMany();
  const before = await store.dump();
  const chunks: Uint8Array[] = [];
  const held = await watchTurns(async () => {
    const { body, headers } = await fetch(`${url}/__contract/state`);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      if (chunks.length === 0) await store.transaction((tx) => tx.delete("pets", `pet-${PETS - 1}`));
      chunks.push(chunk);
    }
  });
  expect(held.worked).toBeLessThan(LONGEST_MS);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(before);
  expect((await store.read((view) => view.find("pets", { limit: 1 }))).total).toBe(PETS - 1);
});

test("and is taken in, in the place of another, in turns of less than 50 ms", async () => {
  const { url, store } = await startMany();
  await store.reset({ collections: {} });
  const held = await watchTurns(async () => {
    expect((await fetch(`${url}/__contract/reset`, { method: "POST" })).status).toBe(200);
  });
  expect(held.worked).toBeLessThan(LONGEST_MS);
  expect((await store.dump()).collections.pets).toHaveLength(PETS);
});

test("others have a turn between any two pieces of a state", async () => {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const contract = createContract({ document, service: petsService, store: manyPets() });
  const turns = { count: 0, goesOn: true };
  const count = () => {
    turns.count++;
    if (turns.goesOn) setImmediate(count);
  };
  setImmediate(count);
  const request = {
    method: "GET",
    path: "/__contract/state",
    query: "",
    headers: {},
    remoteAddress: undefined,
  };
  const { stream } = await statePage(() => Promise.resolve(), contract).answer(request);
  const sizes: number[] = [];
  const waits: number[] = [];
  let before = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    sizes.push(piece.length);
    waits.push(turns.count - before);
    before = turns.count;
  }
  turns.goesOn = false;
  expect(sizes.length).toBeGreaterThan(PETS / 1000);
  expect(Math.max(...sizes)).toBeLessThan(80_000);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
});

test("who asks for the state's header fields alone gets those, and who leaves early leaves the server well", async () => {
  const { url } = await startMany();
  const { status, headers, body } = await fetch(`${url}/__contract/state`, { method: "HEAD" });
  expect([status, headers.get("content-type"), body]).toEqual([200, "application/json; charset=utf-8", null]);
  const leaving = await fetch(`${url}/__contract/state`);
  await leaving.body?.cancel();
  expect((await fetch(`${url}/pets/pet-1`)).status).toBe(200);
});
