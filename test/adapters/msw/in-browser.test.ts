import { rm } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openPage } from "../pages/browser.ts";
import { buildPage, servePage } from "./page-server.ts";

let folder: string;
beforeAll(async () => {
  folder = await buildPage();
});
afterAll(() => rm(folder, { recursive: true }));

/** What a page gets for an answer. */
interface Answer {
  readonly status: number;
  readonly source: string | null;
  readonly body: unknown;
}

/** What a page sends. */
interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Opens the page, with all that it says in its console; another tab of the same browser where a context is given. */
async function visit(url: string, context?: BrowserContext): Promise<{ page: Page; told: string[] }> {
  const page = context ? await context.newPage() : await openPage();
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", (error) => told.push(error.message));
  await page.goto(url);
  await waitUntilReady(page);
  return { page, told };
}

const waitUntilReady = (page: Page) => page.waitForFunction(() => Reflect.has(globalThis, "handlers"));

async function startPage(): Promise<{ url: string; page: Page; told: string[] }> {
  const { url, close } = await servePage(folder);
  onTestFinished(close);
  return { url, ...(await visit(url)) };
}

/** Asks from within the page. */
const askFrom = (page: Page, target: string, init?: Sent): Promise<Answer> =>
  page.evaluate(
    async ([path, sent]) => {
      const response = await fetch(path, sent);
      const text = await response.text();
      return {
        status: response.status,
        source: response.headers.get("X-Contract-Source"),
        body: text.startsWith("{") || text.startsWith("[") ? (JSON.parse(text) as unknown) : text,
      };
    },
    [target, init] as const,
  );

const post = (body: unknown): Sent => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
const mia = post({ name: "Mia", kind: "cat" });

test("a page is answered by its own service worker, without any server", async () => {
  const { page, told } = await startPage();
  expect(await askFrom(page, "/api/pets/pet-1")).toMatchObject({ status: 200, source: "handler" });
  expect(await askFrom(page, "/api/shelters")).toMatchObject({ status: 200, source: "mock" });
  expect(await askFrom(page, "/api/pets", post({ name: "Mia", kind: "dragon" }))).toMatchObject({
    status: 422,
    body: { errors: [{ in: "body", path: "/kind" }] },
  });
  expect(told.filter((text) => text.startsWith("[contract-server]"))).toEqual([
    `[contract-server] createPet: POST /v1/pets was refused with 422. The request does not fit createPet: body/kind must be one of "cat", "dog", "parrot".`,
  ]);
  const generated = await askFrom(page, "/api/shelters", { headers: { Prefer: "dynamic=true" } });
  expect(generated.status).toBe(200);
});

test("what is not in the contract goes to the network", async () => {
  const { page } = await startPage();
  expect(await askFrom(page, "/api/plants")).toMatchObject({ status: 404, body: "no such file" });
  expect(await askFrom(page, "/index.html")).toMatchObject({ status: 200, source: null });
});

test("a reset is a network error in the page", async () => {
  const { page } = await startPage();
  const asked = askFrom(page, "/api/shelters", { headers: { Prefer: "fault=reset" } });
  await expect(asked).rejects.toThrow("Failed to fetch");
});

test("the state lasts over a reload, until it is reset", async () => {
  const { page } = await startPage();
  const { body } = await askFrom(page, "/api/pets", mia);
  const { id } = body as { id: string };
  await page.reload();
  await waitUntilReady(page);
  expect(await askFrom(page, `/api/pets/${id}`)).toMatchObject({ status: 200, body: { name: "Mia" } });

  await page.evaluate(() => (Reflect.get(globalThis, "handlers") as { reset: () => Promise<void> }).reset());
  expect(await askFrom(page, `/api/pets/${id}`)).toMatchObject({ status: 404 });
  await page.reload();
  await waitUntilReady(page);
  expect(await askFrom(page, `/api/pets/${id}`)).toMatchObject({ status: 404 });
});

test("two tabs see the same state, and lose nothing of each other", async () => {
  const { url, page: first } = await startPage();
  const { page: second } = await visit(url, first.context());
  const asked = Array.from({ length: 20 }, (_, at) =>
    askFrom(at % 2 === 0 ? first : second, "/api/pets", post({ name: `Pet ${at}`, kind: "dog" })),
  );
  const ids = (await Promise.all(asked)).map(({ body }) => (body as { id: string }).id);
  expect(new Set(ids).size).toBe(20);
  for (const page of [first, second]) {
    const { body } = await askFrom(page, "/api/pets?limit=100&kind=dog");
    const names = (body as { pets: { name: string }[] }).pets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Array.from({ length: 20 }, (_, at) => `Pet ${at}`)));
  }
});

test("a state that does not fit any more is put aside, and told of", async () => {
  const { page, told } = await startPage();
  await askFrom(page, "/api/pets", mia);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const { indexedDB } = globalThis as unknown as { indexedDB: Indexed };
        const opening = indexedDB.open("contract-server");
        opening.onsuccess = () => {
          const states = opening.result.transaction("states", "readwrite").objectStore("states");
          states.put({ collections: { dragons: [] } }, "Pets: state");
          const putting = states.put("other", "Pets: stamp");
          putting.onsuccess = resolve;
          putting.onerror = reject;
        };
        opening.onerror = reject;
      }),
  );
  expect(await askFrom(page, "/api/pets/pet-1")).toMatchObject({ status: 200 });
  expect(told.filter((text) => text.includes("IndexedDB"))).toEqual([
    expect.stringMatching(/the state "Pets".+does not fit, and is put aside as "Pets: put aside".+dragons/s),
  ]);
});

/** As much of IndexedDB as the test uses; these tests are compiled without the browser's types. */
interface Indexed {
  open(name: string): Waiting & {
    readonly result: {
      transaction(
        name: string,
        mode: string,
      ): {
        objectStore(name: string): { put(value: unknown, key: string): Waiting };
      };
    };
  };
}

interface Waiting {
  onsuccess: ((event: unknown) => void) | null;
  onerror: ((event: unknown) => void) | null;
}
