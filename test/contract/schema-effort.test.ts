import { expect, test } from "vitest";
import type { JsonObject } from "../../src/contract/document.ts";
import { SchemaEffort } from "../../src/contract/schemas/schema-effort.ts";
import { documentOf } from "../mock/generate/schemas.ts";
import { createInline } from "./inline-contract.ts";
import { bothWays } from "./interpreter/both-ways.ts";

const self = { $ref: "#/components/schemas/Condition" };
const list = (name: string) => ({ type: "object", required: [name], properties: { [name]: self } });

/** One of two, each of which is one of two again: a value of n levels that fits none is looked at 2^n times. */
const Condition: JsonObject = {
  anyOf: [list("not"), { ...list("not"), title: "again" }, { type: "object", required: ["is"] }],
};

function nested(levels: number, innermost: unknown): unknown {
  return levels === 0 ? innermost : { not: nested(levels - 1, innermost) };
}

const { ask } = createInline({
  paths: {
    "/conditions": {
      post: {
        operationId: "make",
        requestBody: { content: { "application/json": { schema: self } } },
        responses: { 200: { description: "", content: { "application/json": {} } } },
      },
    },
  },
  components: { schemas: { Condition } },
});

const send = (body: unknown) =>
  ask("POST", "/conditions", { type: "application/json", body: JSON.stringify(body) });

test("a body that a schema looks at ever more often with each level is refused in bounded time", async () => {
  const before = process.cpuUsage();
  const { status, json } = await send(nested(60, 1));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
  expect(status).toBe(422);
  expect(json).toMatchObject({
    errors: [{ in: "body", message: expect.stringContaining("in bounded time") as unknown }],
  });
});

test("one that is nested as deeply and fits is taken", async () => {
  expect((await send(nested(8, { is: true }))).status).toBe(200);
});

test("a page judges in bounded time, too", () => {
  const both = bothWays(documentOf({ Condition }))("/components/schemas/Condition", "request");
  const before = process.cpuUsage();
  const { server, page } = both(nested(60, 1));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000);
  expect(page).toEqual(server);
  expect(page).toMatchObject([{ message: expect.stringContaining("in bounded time") as unknown }]);
});

test.each([
  ["request", 1000],
  ["reply", 5000],
] as const)("a %s is held against schemas for no more than %i ms", (direction, longest) => {
  let now = 7;
  const effort = new SchemaEffort(() => now);
  const follow = (references: number) => {
    for (let at = 0; at < references; at++) effort.follow();
  };
  effort.begin(direction);
  follow(1_000_000);
  now += longest;
  follow(1_000_000);
  now += 1;
  expect(() => follow(10_000)).toThrow("in bounded time");
  effort.begin(direction);
  follow(1_000_000);
});
