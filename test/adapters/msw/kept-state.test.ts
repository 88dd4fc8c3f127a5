import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  askFrom,
  ownWords,
  post,
  reload,
  reset,
  useMockedPage,
  visit,
  waitUntilReady,
} from "./mocked-page.ts";
import type { Variant } from "./page/variants.ts";

const startPage = useMockedPage();
const mia = post({ name: "Mia", kind: "cat" });

/** Adds a pet, and gives its address. */
async function addMia(page: Page): Promise<string> {
  const { body } = await askFrom(page, "/api/pets", mia);
  return `/api/pets/${(body as { id: string }).id}`;
}

/** Opens another version of the page in the same tab. */
async function goOnAs(variant: Variant, page: Page, url: string): Promise<void> {
  await page.goto(`${url}?as=${variant}`);
  await waitUntilReady(page);
}

test("the state lasts over a reload, until it is reset", async () => {
  const { page } = await startPage();
  const address = await addMia(page);
  await reload(page);
  expect(await askFrom(page, address)).toMatchObject({ status: 200, body: { name: "Mia" } });
  await reset(page);
  expect(await askFrom(page, address)).toMatchObject({ status: 404 });
  await reload(page);
  expect(await askFrom(page, address)).toMatchObject({ status: 404 });
});

describe("two tabs", () => {
  test("see the same state, and lose nothing of each other", async () => {
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

  test("begin anew together when one of them does", async () => {
    const { url, page: first } = await startPage();
    const { page: second } = await visit(url, first.context());
    const address = await addMia(first);
    expect(await askFrom(second, address)).toMatchObject({ status: 200 });
    await reset(first);
    expect(await askFrom(second, address)).toMatchObject({ status: 404 });
    expect(await askFrom(second, "/api/pets/pet-1")).toMatchObject({ status: 200 });
  });

  test("of two versions do not disturb each other: the older one goes on alone, and says so", async () => {
    const { url, ...first } = await startPage();
    const address = await addMia(first.page);
    const second = await visit(`${url}?as=chipped`, first.page.context());
    expect(await askFrom(second.page, address)).toMatchObject({ status: 404 });
    const chipped = await addMia(second.page);
    const other = post({ name: "Tom", kind: "cat" });
    const { body } = await askFrom(first.page, "/api/pets", other);
    expect(await askFrom(first.page, address)).toMatchObject({ status: 200, body: { name: "Mia" } });
    expect(body).not.toHaveProperty("chip");
    expect(ownWords(first)).toEqual([
      `[contract-server] the state "Pets" that is kept in IndexedDB is left to another version of this page, and this one keeps nothing: the document describes other replies since: Pet.`,
    ]);
    expect(await askFrom(second.page, chipped)).toMatchObject({ status: 200, body: { chip: "none" } });
    expect(await askFrom(second.page, "/api/pets")).toMatchObject({ body: { total: 4 } });
    expect(ownWords(second)).toHaveLength(1);
  });
});

describe("a page that was changed", () => {
  test("in nothing that replies are made of goes on with the state", async () => {
    const { url, page, told } = await startPage();
    const address = await addMia(page);
    await goOnAs("described", page, url);
    expect(await askFrom(page, address)).toMatchObject({ status: 200, body: { name: "Mia" } });
    expect(ownWords({ page, told })).toEqual([]);
  });

  test("in the shape of its replies puts the state aside, says so once, and begins anew", async () => {
    const { url, page, told } = await startPage();
    const address = await addMia(page);
    await goOnAs("chipped", page, url);
    expect(await askFrom(page, address)).toMatchObject({ status: 404 });
    expect(await askFrom(page, "/api/pets/pet-1")).toMatchObject({ status: 200, body: { chip: "none" } });
    await reload(page);
    expect(await askFrom(page, "/api/pets")).toMatchObject({ status: 200, body: { total: 3 } });
    expect(ownWords({ page, told }).filter((text) => text.includes("IndexedDB"))).toEqual([
      `[contract-server] the state "Pets" that is kept in IndexedDB is put aside as "Pets: put aside", and the fixtures begin anew: the document describes other replies since: Pet.`,
    ]);
    expect(await keptAs(page, "Pets: put aside")).toMatchObject({ schemaVersion: 1 });
  });

  test("and brings a migration along has the state brought up", async () => {
    const { url, page, told } = await startPage();
    const address = await addMia(page);
    await goOnAs("migrating", page, url);
    expect(await askFrom(page, address)).toMatchObject({ status: 200, body: { name: "Mia", chip: "lost" } });
    await reload(page);
    expect(await askFrom(page, address)).toMatchObject({ body: { chip: "lost" } });
    expect(ownWords({ page, told })).toEqual([]);
  });

  test("and lacks the migration begins anew", async () => {
    const { url, page, told } = await startPage();
    await addMia(page);
    await goOnAs("unmigrated", page, url);
    expect(await askFrom(page, "/api/pets")).toMatchObject({ status: 200, body: { total: 3 } });
    expect(ownWords({ page, told })).toEqual([
      expect.stringContaining(
        "the fixtures begin anew: The data is of schema version 1 and the program wants 2, but it has no migration from 1 to 2.",
      ),
    ]);
  });

  test("back to an older version leaves the newer state alone", async () => {
    const { url, page, told } = await startPage();
    await goOnAs("migrating", page, url);
    const address = await addMia(page);
    await page.goto(url);
    await waitUntilReady(page);
    expect(await askFrom(page, address)).toMatchObject({ status: 404 });
    await addMia(page);
    expect(ownWords({ page, told })).toEqual([
      expect.stringContaining("it is of schema version 2, and this page knows version 1."),
    ]);
    await goOnAs("migrating", page, url);
    expect(await askFrom(page, address)).toMatchObject({ status: 200 });
  });

  test("and keeps other collections begins anew where one has gone, and goes on where one has come", async () => {
    const { url, page, told } = await startPage();
    const address = await addMia(page);
    await goOnAs("with-toys", page, url);
    expect(await askFrom(page, address)).toMatchObject({ status: 200 });
    expect(await askFrom(page, "/api/shelters")).toMatchObject({ body: [{ name: "ball", beds: 1 }] });
    await askFrom(page, "/api/pets", post({ name: "Tom", kind: "cat" }));
    expect(ownWords({ page, told })).toEqual([]);
    await goOnAs("described", page, url);
    expect(await askFrom(page, address)).toMatchObject({ status: 404 });
    expect(ownWords({ page, told })).toEqual([
      expect.stringMatching(
        /the fixtures begin anew: The seed has a collection "toys", which is not defined\./,
      ),
    ]);
  });

  test("in its fixtures shows the new ones, as long as nothing was changed or after a reset", async () => {
    const { url, page } = await startPage();
    expect(await askFrom(page, "/api/pets")).toMatchObject({ body: { total: 3 } });
    await goOnAs("fewer", page, url);
    expect(await askFrom(page, "/api/pets")).toMatchObject({ body: { total: 1 } });
    await addMia(page);
    await reset(page);
    await page.goto(url);
    await waitUntilReady(page);
    expect(await askFrom(page, "/api/pets")).toMatchObject({ body: { total: 3 } });
  });
});

test("a state in a form that nobody knows is put aside", async () => {
  const { page, told } = await startPage();
  await keep(page, { "Pets: state": "nonsense", "Pets: stamp": "other" });
  await reload(page);
  expect(await askFrom(page, "/api/pets/pet-1")).toMatchObject({ status: 200 });
  expect(ownWords({ page, told })).toEqual([
    expect.stringContaining("the fixtures begin anew: it is not of a form that is known."),
  ]);
});

/** Writes to the database of the page. */
const keep = (page: Page, values: Readonly<Record<string, unknown>>) =>
  page.evaluate(async (entries) => {
    const states = Reflect.get(globalThis, "states") as States;
    for (const [name, value] of Object.entries(entries)) await states.put(name, value);
  }, values);

/** Reads from the database of the page. */
const keptAs = (page: Page, name: string) =>
  page.evaluate(async (key) => {
    const states = Reflect.get(globalThis, "states") as States;
    return states.get(key);
  }, name);

interface States {
  readonly put: (name: string, value: unknown) => Promise<void>;
  readonly get: (name: string) => Promise<unknown>;
}
