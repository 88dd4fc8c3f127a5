import { expect, test } from "vitest";
import { createEcho, createInline } from "../inline-contract.ts";

const arrays = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const objects = (depth: number) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth);

const Tree = {
  type: ["array", "object", "integer"],
  items: { $ref: "#/components/schemas/Tree" },
  additionalProperties: { $ref: "#/components/schemas/Tree" },
};
const components = { schemas: { Tree } };
const schema = { $ref: "#/components/schemas/Tree" };

test.each([
  ["arrays", arrays],
  ["objects", objects],
])("%s may be nested 200 deep and no deeper", async (_, nest) => {
  const { send } = createEcho({ "application/json": { schema } }, components);
  expect((await send({ type: "application/json", body: nest(200) })).status).toBe(200);
  for (const depth of [201, 1000, 200_000]) {
    expect(await send({ type: "application/json", body: nest(depth) })).toMatchObject({
      status: 400,
      json: {
        type: "urn:contract-server:problem:nested-too-deep",
        detail: expect.stringContaining("nested deeper than 200 levels") as string,
      },
    });
  }
});

test.each([
  ["application/x-ndjson", `1\n${arrays(300)}`],
  ["text/plain", arrays(300)],
  ["application/x-www-form-urlencoded", `a=${arrays(300)}`],
])("so is what stands in %s", async (type, body) => {
  const content =
    type === "text/plain" ? { type: "array" } : { type: "object", properties: { a: { type: "array" } } };
  const { send } = createEcho({ [type]: { schema: content } });
  expect(await send({ type, body })).toMatchObject({ status: 400 });
});

test("a wide body is not a deep one", async () => {
  const { send } = createEcho({ "application/json": { schema } }, components);
  const body = JSON.stringify(Array.from({ length: 50_000 }, () => ({ a: [] })));
  expect((await send({ type: "application/json", body })).status).toBe(200);
});

test("a parameter that holds JSON is refused the same", async () => {
  const filter = { name: "filter", in: "query", content: { "application/json": { schema } } };
  const responses = { 200: { description: "", content: { "application/json": {} } } };
  const { ask } = createInline(
    { paths: { "/": { get: { operationId: "list", parameters: [filter], responses } } }, components },
    { list: () => ({ status: 200, body: [] }) },
  );
  expect((await ask("GET", `/?filter=${encodeURIComponent(arrays(100))}`)).status).toBe(200);
  expect((await ask("GET", `/?filter=${encodeURIComponent(arrays(5000))}`)).status).toBe(400);
});
