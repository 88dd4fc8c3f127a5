import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/contract/document.ts";
import { documentOf } from "../../mock/generate/schemas.ts";
import { createInline } from "../inline-contract.ts";
import { bothWays } from "../interpreter/both-ways.ts";

const LONG = 2 ** 20 - 200;

/** What `POST /things?tag=…` takes. */
function askWith(schema: object, parameter: object = {}) {
  return createInline({
    paths: {
      "/things": {
        post: {
          operationId: "make",
          parameters: [{ in: "query", name: "tag", schema: parameter }],
          requestBody: { content: { "application/json": { schema } } },
          responses: { 200: { description: "", content: { "application/json": {} } } },
        },
      },
    },
  }).ask;
}

const send = (ask: ReturnType<typeof askWith>, body: unknown, query = "") =>
  ask("POST", `/things${query}`, { type: "application/json", body: JSON.stringify(body) });

test.each<[string, JsonObject, unknown]>([
  ["a pattern", { pattern: "^(a|a)*$" }, `${"a".repeat(LONG)}!`],
  ["31 characters", { pattern: "^(a|a)*$" }, `${"a".repeat(30)}!`],
  ["patternProperties", { patternProperties: { "^(a|a)*$": false } }, { ["a".repeat(LONG)]: 1 }],
  ["propertyNames", { propertyNames: { pattern: "^(a+)+$" } }, { [`${"a".repeat(LONG)}!`]: 1 }],
  [
    "additionalProperties",
    { patternProperties: { "^(a|a)*$": true }, additionalProperties: false },
    { [`${"a".repeat(LONG)}!`]: 1 },
  ],
  [
    "many texts",
    { items: { pattern: "^(a|a)*$" } },
    Array.from({ length: 20_000 }, () => `${"a".repeat(40)}!`),
  ],
])("%s cannot hold up who validates, on a server or on a page", async (_, schema, body) => {
  const before = process.cpuUsage();
  const { status, json } = await send(askWith(schema), body);
  const page = bothWays(documentOf({ Subject: schema }))("/components/schemas/Subject", "request")(body);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  expect(status).toBe(422);
  expect(json).toHaveProperty("errors.0.in", "body");
  expect(page.page).toEqual(page.server);
});

test("a parameter's pattern cannot either", async () => {
  const ask = askWith({}, { pattern: "^(a|a)*$" });
  const { status, json } = await send(ask, {}, `?tag=${"a".repeat(8000)}!`);
  expect({ status, json }).toMatchObject({ status: 422, json: { errors: [{ in: "query", path: "/tag" }] } });
});

test("a parameter whose text takes too long for its pattern is named", async () => {
  const { status, json } = await send(
    askWith({}, { pattern: "^(a|a)*\\1b$" }),
    {},
    `?tag=${"a".repeat(5000)}`,
  );
  expect({ status, json }).toMatchObject({ status: 422, json: { errors: [{ in: "query", path: "/tag" }] } });
});

test.each([{ pattern: "^(a|a)*\\1b$" }, { not: { pattern: "^(a|a)*\\1b$" } }])(
  "a text that takes too long for the pattern in %j is refused, and told why",
  async (schema) => {
    const { status, json } = await send(askWith(schema), "a".repeat(5000));
    expect({ status, json }).toMatchObject({
      status: 422,
      json: {
        errors: [
          {
            keyword: "pattern",
            message:
              'could not be held against the pattern "^(a|a)*\\1b$" in bounded time; send a shorter text',
          },
        ],
      },
    });
    const both = bothWays(documentOf({ Subject: schema }))("/components/schemas/Subject", "request");
    const { server, page } = both("a".repeat(5000));
    expect(page).toEqual(server);
  },
);
