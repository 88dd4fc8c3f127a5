import { expect, test } from "vitest";
import { createContract, createMemoryStore, collectionsOf } from "../../src/index.ts";
import { JudgedTexts } from "../../src/contract/judged-texts.ts";
import type { MediaType } from "../../src/contract/operation.ts";
import { asker } from "./pets-contract.ts";
import { loadDocument } from "../../src/document/load.ts";

const media = (mediaType: string): MediaType =>
  ({ mediaType, schema: undefined, examples: new Map() }) as never;

test("a text is known for the media type that allowed it, and for no other", () => {
  const texts = new JudgedTexts();
  const json = media("application/json");
  texts.add(json, "[1]");
  expect([texts.has(json, "[1]"), texts.has(json, "[2]"), texts.has(media("a/b"), "[1]")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("no more than the latest texts are known, and none that is long", () => {
  const texts = new JudgedTexts();
  const json = media("application/json");
  const all = Array.from({ length: 100 }, (_, at) => String(at));
  for (const text of all) texts.add(json, text);
  expect(all.filter((text) => texts.has(json, text)).length).toBeLessThan(20);
  expect(texts.has(json, "99")).toBe(true);
  const long = "x".repeat(1_000_000);
  texts.add(json, long);
  expect(texts.has(json, long)).toBe(false);
});

test("a reply that breaks the contract is refused each time, between good ones too", async () => {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const replies: unknown[] = [];
  const service = {
    handlers: { listShelters: () => ({ status: 200, body: replies.shift() }) as never },
    collections: {},
    schemaVersion: 1,
  };
  const store = createMemoryStore({ collections: collectionsOf({ collections: {} }) });
  const ask = asker(createContract({ document, service, store }));
  const [good, bad] = [[{ name: "Old Mill", beds: 4 }], [{ name: "Old Mill", beds: "4" }]];
  replies.push(good, good, bad, bad, good);
  const statuses: number[] = [];
  for (let round = 0; round < 5; round++) statuses.push((await ask("GET", "/shelters")).status);
  expect(statuses).toEqual([200, 200, 500, 500, 200]);
});
