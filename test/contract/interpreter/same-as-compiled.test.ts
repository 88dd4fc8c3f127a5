import { join } from "node:path";
import type { Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/contract/document.ts";
import { isObject } from "../../../src/contract/document.ts";
import { escapeStep } from "../../../src/contract/json-pointer.ts";
import { loadDocument } from "../../../src/document/load.ts";
import { ROOT } from "../../architecture/source-files.ts";
import { documentOf } from "../../mock/generate/schemas.ts";
import { fc } from "../../property.ts";
import { bothWays } from "./both-ways.ts";
import { anySchema, anyValue } from "./schemas.ts";

const SUBJECT = "/components/schemas/Subject";

test("whatever a schema says and a value is, a page finds what a server finds", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      anySchema,
      anySchema,
      fc.array(anyValue, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("request" as const, "reply" as const),
      (Subject, Other, values, direction) => {
        const find = bothWays(documentOf({ Subject, Other }))(SUBJECT, direction);
        for (const value of values) {
          const { server, page } = find(value);
          expect(page).toEqual(server);
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test("names that every object inherits are properties only where they were sent, on a page too", () => {
  const Subject = {
    required: ["constructor", "toString"],
    properties: { constructor: { type: "string" }, valueOf: false },
    additionalProperties: false,
  };
  const find = bothWays(documentOf({ Subject }))(SUBJECT, "request");
  for (const text of ["{}", '{"constructor":1,"toString":2}', '{"constructor":"a","__proto__":1}']) {
    const { server, page } = find(JSON.parse(text));
    expect(server).not.toEqual([]);
    expect(page).toEqual(server);
  }
});

test("of a long list of faults no more is found than of a server", () => {
  const Subject = {
    items: { type: "string" },
    contains: { const: "here" },
    additionalProperties: { type: "string" },
    propertyNames: { maxLength: 1 },
  };
  const find = bothWays(documentOf({ Subject }))(SUBJECT, "reply");
  const long = Array.from({ length: 500 }, (_, i) => i);
  for (const value of [
    long,
    [...long, "here"],
    Object.fromEntries(long.map((i) => [i, `${i}`])),
    Object.fromEntries(long.entries()),
  ]) {
    const { server, page } = find(value);
    expect(page).toEqual(server);
    expect(page.length).toBeLessThanOrEqual(400);
  }
});

test("an empty list has nothing in it, whatever the one before had", () => {
  const Subject = { items: { contains: { type: "null" }, not: { prefixItems: [true], contains: false } } };
  const find = bothWays(documentOf({ Subject }))(SUBJECT, "request");
  const { server, page } = find([[null], []]);
  expect(server).toMatchObject([{ instancePath: "/1", keyword: "contains" }]);
  expect(page).toEqual(server);
});

test("what was looked at in one item counts for no other", () => {
  const branches = [{ required: ["kind"], properties: { kind: { const: 1 }, a: true } }, true];
  const Subject = { items: { anyOf: branches, unevaluatedProperties: false } };
  const find = bothWays(documentOf({ Subject }))(SUBJECT, "request");
  const { server, page } = find([
    { kind: 1, a: 1 },
    { kind: 2, a: 1 },
  ]);
  expect(server).toMatchObject([
    { instancePath: "/1", keyword: "unevaluatedProperties" },
    { instancePath: "/1", keyword: "unevaluatedProperties" },
  ]);
  expect(page).toEqual(server);
});

test("a list may be looked at as a whole by a branch that only the value shows", () => {
  const Subject = { anyOf: [{ items: true, minItems: 2 }, { maxItems: 1 }], unevaluatedItems: false };
  const find = bothWays(documentOf({ Subject }))(SUBJECT, "request");
  expect(find([1, 2, 3])).toEqual({ server: [], page: [] });
  expect(find([1]).server).toMatchObject([{ keyword: "unevaluatedItems", params: { limit: 0 } }]);
  expect(find([1]).page).toEqual(find([1]).server);
});

/** The places of all schemas that a document gives a name or uses, and all values that it shows. */
function read(root: JsonObject): { places: string[]; examples: unknown[] } {
  const [places, examples]: [string[], unknown[]] = [[], []];
  const collect = (value: unknown, pointer: string) => {
    if (typeof value !== "object" || value === null) return;
    if (isObject(value) && "example" in value) examples.push(value.example);
    if (isObject(value) && "value" in value) examples.push(value.value);
    for (const [step, child] of Object.entries(value)) {
      const at = `${pointer}/${escapeStep(step)}`;
      if (step === "schema" || pointer === "/components/schemas") places.push(at);
      collect(child, at);
    }
  };
  collect(root, "");
  return { places, examples };
}

/** A value with one thing in it exchanged for another, or left out. */
const broken = (value: unknown): Arbitrary<unknown> => {
  if (typeof value !== "object" || value === null) return anyValue;
  const members = Object.keys(value);
  if (members.length === 0) return anyValue;
  return fc.constantFrom(...members).chain((name) =>
    fc.oneof(broken((value as JsonObject)[name]), fc.constant(undefined)).map((member) => {
      const copy = structuredClone(value) as JsonObject;
      if (member === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, name);
      else copy[name] = member ?? null;
      return copy;
    }),
  );
};

test.each(["openapi.yaml", "test/pets/openapi.yaml", "test/stateful/books.yaml"])(
  "each schema of %s finds the same in each of its examples, whole and broken",
  async (file) => {
    const root = { ...(await loadDocument(join(ROOT, file))).document };
    const { places, examples } = read(root);
    const find = bothWays(root);
    const every = Math.ceil(examples.length / 50);
    const seen = { valid: 0, invalid: 0 };
    for (const [at, place] of places.entries()) {
      for (const direction of ["request", "reply"] as const) {
        const findHere = find(place, direction);
        const some = examples.filter((_, i) => i % every === at % every);
        const values = some.flatMap((example) => [
          example,
          ...fc.sample(broken(example), { numRuns: 2, seed: 7 }),
        ]);
        for (const value of values) {
          const { server, page } = findHere(value);
          if (server.length === 0) seen.valid++;
          else seen.invalid++;
          expect(page).toEqual(server);
        }
      }
    }
    expect(seen.valid).toBeGreaterThan(0);
    expect(seen.invalid).toBeGreaterThan(0);
  },
);
