import { expect, test } from "vitest";
import type { StoreHealth } from "../../../src/index.ts";
import { collectionsOf, createMemoryStore } from "../../../src/index.ts";
import petsService from "../../pets/handlers/index.ts";
import type { KeptPets } from "../pets-server.ts";
import { ADMIN_TOKEN, startPets } from "../pets-server.ts";

test.each<[StoreHealth, number]>([
  [{ status: "ready" }, 200],
  [{ status: "degraded", detail: "No snapshot could be written." }, 200],
  [{ status: "read-only", detail: "The disk is full." }, 503],
])("the health page tells of a store that is %o", async (health, status) => {
  const store = createMemoryStore<KeptPets>({ collections: collectionsOf(petsService) });
  const { url } = await startPets({ version: "1.2.3", store: { ...ask(store), health: () => health } });
  const response = await fetch(`${url}/__contract/health`);
  expect(response.status).toBe(status);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({
    ...health,
    version: "1.2.3",
    uptime_seconds: expect.any(Number) as number,
    operations: 6,
    handled: 5,
    sessions: 0,
  });
});

/** The same store, as a plain object. */
function ask(store: ReturnType<typeof createMemoryStore<KeptPets>>) {
  return {
    read: store.read.bind(store),
    transaction: store.transaction.bind(store),
    dump: store.dump.bind(store),
    reset: store.reset.bind(store),
    close: store.close.bind(store),
  };
}

test("the state page gives the whole state", async () => {
  const { url, store } = await startPets();
  const body = JSON.stringify({ name: "Mia", kind: "cat" });
  const headers = { "Content-Type": "application/json", "Idempotency-Key": "k1" };
  await fetch(`${url}/pets`, { method: "POST", body, headers });
  const state: unknown = await (await fetch(`${url}/__contract/state`)).json();
  expect(state).toEqual(JSON.parse(JSON.stringify(await store.dump())));
  expect(state).toMatchObject({ counters: { pets: 4 }, collections: { idempotency: [{ key: "k1" }] } });
});

test("a reset puts the fixtures of the present time in the place of everything", async () => {
  const fixtures = (now: Date) => ({
    collections: { pets: [{ id: "pet-9", name: now.toISOString(), kind: "dog" as const }] },
  });
  const { url, store } = await startPets({ fixtures });
  const before = new Date().toISOString();
  const response = await fetch(`${url}/__contract/reset`, { method: "POST" });
  const answer = (await response.json()) as { timestamp: string };
  expect(answer).toEqual({ status: "reset", documents: { pets: 1 }, timestamp: answer.timestamp });
  expect(answer.timestamp >= before).toBe(true);
  expect(await store.dump()).toMatchObject({
    collections: { pets: [{ id: "pet-9", name: answer.timestamp }], idempotency: [], taskRuns: [] },
  });
});

test("without fixtures a reset empties the state", async () => {
  const { url, store } = await startPets({ fixtures: undefined });
  const answer: unknown = await (await fetch(`${url}/__contract/reset`, { method: "POST" })).json();
  expect(answer).toMatchObject({ status: "reset", documents: {} });
  expect((await store.dump()).collections.pets).toEqual([]);
});

test.each([
  ["/__contract/reset", "GET", "OPTIONS, POST"],
  ["/__contract/state", "POST", "GET, HEAD, OPTIONS"],
  ["/docs", "DELETE", "GET, HEAD, OPTIONS"],
])("%s knows no %s", async (path, method, allow) => {
  const { url, store } = await startPets();
  const response = await fetch(url + path, { method, headers: { "X-Admin-Token": ADMIN_TOKEN } });
  expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  expect((await fetch(url + path, { method: "OPTIONS" })).headers.get("allow")).toBe(allow);
  expect((await store.dump()).collections.pets).toHaveLength(3);
});

test("a page that fails says nothing of why, but tells the observer", async () => {
  const fixtures = () => {
    throw new Error("the fixtures are broken");
  };
  const { url, failures } = await startPets({ fixtures });
  const response = await fetch(`${url}/__contract/reset`, { method: "POST" });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("broken");
  expect(failures).toEqual([new Error("the fixtures are broken")]);
});
