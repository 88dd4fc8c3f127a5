import { describe, expect, test } from "vitest";
import { askSmall, json } from "../small-contract.ts";
import { createValidated } from "./validated.ts";

const MANY = 20_000;
const wrong = Array.from({ length: MANY }, (_, at) => at);
const wrongMembers = Object.fromEntries(wrong.map((value) => [`m${value}`, value]));
const TEXT = { $ref: "#/components/schemas/Text" };

test.each<[string, object, object, number?]>([
  ["items", { items: TEXT }, wrong],
  ["unevaluatedItems", { prefixItems: [true], unevaluatedItems: TEXT }, wrong],
  ["contains", { contains: TEXT }, wrong],
  ["additionalProperties", { additionalProperties: TEXT }, wrongMembers],
  ["additionalProperties: false", { additionalProperties: false }, wrongMembers],
  ["patternProperties", { patternProperties: { "^m": TEXT } }, wrongMembers],
  ["propertyNames", { propertyNames: { maxLength: 1 } }, wrongMembers, 51],
  ["unevaluatedProperties", { unevaluatedProperties: TEXT }, wrongMembers],
  ["lists in lists", { items: { items: TEXT } }, wrong.slice(0, 200).map(() => wrong.slice(0, 200))],
])("no more than a hundred wrong values are listed of %s", async (_, schema, value, listed = 100) => {
  const { sent, answered } = createValidated(schema, { Text: { type: "string" } });
  expect(await sent(value)).toHaveLength(listed);
  expect(await answered(value)).toHaveLength(listed);
});

describe("a search that is given up early", () => {
  test.each<[string, object, unknown, boolean]>([
    [
      "another alternative that fails later",
      { anyOf: [{ items: TEXT }, { items: { type: "boolean" } }] },
      wrong,
      false,
    ],
    [
      "another alternative that fits",
      { anyOf: [{ items: TEXT }, { items: { type: "integer" } }] },
      wrong,
      true,
    ],
    ["none of two", { oneOf: [{ items: TEXT }, { items: { maximum: 5 } }] }, wrong, false],
    ["what is not so", { not: { items: TEXT } }, wrong, true],
    ["a condition that does not hold", { if: { items: TEXT }, then: false }, wrong, true],
    ["the one item that is looked for", { contains: TEXT }, [...wrong, "a"], true],
    ["enough items that are looked for", { contains: TEXT, minContains: 2 }, [...wrong, "a", "b"], true],
    ["too few of them", { contains: TEXT, minContains: 3 }, [...wrong, "a", "b"], false],
  ])("does not change what is found of %s", async (_, schema, value, isValid) => {
    const { sent } = createValidated(schema, { Text: { type: "string" } });
    expect((await sent(value)).length === 0).toBe(isValid);
  });
});

const takesList = (items: object) =>
  askSmall(
    {
      paths: {
        "/": {
          post: {
            operationId: "send",
            requestBody: json({ type: "array", items: { $ref: "#/components/schemas/Item" } }),
            responses: { 200: { description: "" } },
          },
        },
      },
      components: { schemas: { Item: items } },
    },
    { send: () => ({ status: 200 }) },
  );

test("a megabyte of wrong items is refused about as quickly as one of right items is taken, in few words", async () => {
  const ask = takesList({ type: "string" });
  const megabyte = (item: unknown) => ({ json: Array.from({ length: 250_000 }, () => item) });
  const time = async (item: unknown) => {
    const sent = megabyte(item);
    const started = performance.now();
    const { status, body, text } = await ask("POST", "/", sent);
    return { status, body, size: text.length, ms: performance.now() - started };
  };
  await time("a");
  const [taken, refused] = [await time("a"), await time(1)];
  expect([taken.status, refused.status]).toEqual([200, 422]);
  expect(refused.body).toMatchObject({
    detail: expect.stringMatching(/body\/9 must be string; and at least 90 more\.$/) as string,
  });
  expect(refused.size).toBeLessThan(12_000);
  expect(refused.ms).toBeLessThan(3 * taken.ms + 200);
});

test("equal items are found among many without holding each against all others", async () => {
  const { sent } = createValidated({ uniqueItems: true });
  const members = Array.from({ length: 60_000 }, (_, at) => ({ a: at, b: [at] }));
  expect(await sent(members)).toEqual([]);
  expect(await sent([...members, { b: [7], a: 7 }])).toEqual([
    {
      path: "",
      keyword: "uniqueItems",
      message: "must NOT have duplicate items (items ## 7 and 60000 are identical)",
    },
  ]);
  for (const distinct of [
    [1, "1"],
    ["[]", []],
    [null, "null", false],
    [{ a: 1 }, { a: 1, b: null }],
    ["__proto__"],
  ]) {
    expect(await sent(distinct)).toEqual([]);
  }
  for (const equal of [
    [1, 1.0],
    [null, null],
    [[], []],
    ["__proto__", "__proto__"],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
  ]) {
    expect(await sent(equal)).toHaveLength(1);
  }
});
