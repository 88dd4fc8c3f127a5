import { expect, test } from "vitest";
import type { Store, StoreHealth } from "../../../src/index.ts";
import { collectionsOf, createMemoryStore } from "../../../src/index.ts";
import petsFixtures from "../../pets/fixtures/index.ts";
import petsService from "../../pets/handlers/index.ts";
import type { KeptPets } from "../pets-server.ts";
import { openConnection, startPets } from "../pets-server.ts";

/** A server whose store says that it is like this. */
function startWith(health: StoreHealth) {
  const store = createMemoryStore<KeptPets>({
    collections: collectionsOf(petsService),
    seed: petsFixtures(new Date()),
  });
  const ailing: Store<KeptPets> = {
    read: (body) => store.read(body),
    transaction: (body) => store.transaction(body),
    dump: () => store.dump(),
    reset: (seed) => store.reset(seed),
    close: () => store.close(),
    health: () => health,
  };
  return startPets({ store: ailing });
}

async function ask(url: string, probe: string) {
  const response = await fetch(`${url}/__contract/${probe}`);
  const retryAfter = response.headers.get("retry-after");
  return { status: response.status, retryAfter, body: await response.json() };
}

test("a server is live and ready", async () => {
  const { url } = await startPets();
  expect(await ask(url, "live")).toEqual({ status: 200, retryAfter: null, body: { status: "live" } });
  expect(await ask(url, "ready")).toEqual({ status: 200, retryAfter: null, body: { status: "ready" } });
});

test("one whose store makes nothing last is live and not ready, and says why", async () => {
  const { url } = await startWith({ status: "read-only", detail: "The disk has failed." });
  expect((await ask(url, "live")).status).toBe(200);
  expect(await ask(url, "ready")).toEqual({
    status: 503,
    retryAfter: "1",
    body: { status: "read-only", reason: "api: The disk has failed." },
  });
});

test("one that only cannot tidy up does all its work, and is ready", async () => {
  const { url } = await startWith({ status: "degraded", detail: "The disk is nearly full." });
  expect((await ask(url, "ready")).status).toBe(200);
});

test("one that drains is not ready, answers on, and closes each connection behind its answer", async () => {
  const { port, url, server } = await startPets();
  server.drain();
  expect(await ask(url, "ready")).toMatchObject({ status: 503, body: { status: "stopping" } });
  expect((await ask(url, "live")).status).toBe(200);
  const connection = openConnection(port);
  connection.write("GET /pets HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect(await connection.closed).toMatch(/^HTTP\/1.1 200 OK\r\n.*Connection: close\r\n/s);
});
