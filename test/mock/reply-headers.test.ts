import { expect, test } from "vitest";
import { contentOf, mocked, getting } from "./mocked.ts";

const withHeaders = (headers: object, more: object = contentOf({ "application/json": { example: 1 } })) =>
  mocked(getting({ 200: { ...more, headers } }));

test.each([
  ["its example", { example: "a" }, "a"],
  ["its first named example", { examples: { one: { value: "x" }, two: { value: "y" } } }, "x"],
  ["a number", { example: 7 }, "7"],
  ["a list", { example: [1, 2], schema: { type: "array", items: { type: "integer" } } }, "1,2"],
  ["an object", { example: { a: 1, b: "c" } }, "a,1,b,c"],
  ["its schema's example", { schema: { type: "string", examples: ["of the schema"] } }, "of the schema"],
  ["text that no header can have", { example: "a\r\nX-Other: ü 猫" }, "a%0D%0AX-Other: ü %E7%8C%AB"],
])("a header is sent as %s", async (_, header, text) => {
  const { headers } = await withHeaders({ "X-It": header }).ask("GET /a");
  expect(headers["X-It"]).toBe(text);
});

test("a header without an example is generated, the same each time", async () => {
  const schema = { type: "string", pattern: "^[a-f]{12}$" };
  const contract = withHeaders({ "X-Required": { required: true, schema }, "X-Optional": { schema } });
  const { headers } = await contract.ask("GET /a");
  expect(headers["X-Required"]).toMatch(/^[a-f]{12}$/);
  expect(headers["X-Optional"]).toMatch(/^[a-f]{12}$/);
  expect(headers["X-Optional"]).not.toBe(headers["X-Required"]);
  expect((await contract.ask("GET /a")).headers).toEqual(headers);
  expect(contract.replies).toEqual([]);
});

test("a response without a body has its headers too", async () => {
  const header = { schema: { type: "string", format: "uri" }, required: true };
  const { ask } = mocked(getting({ 204: { description: "", headers: { Location: header } } }));
  const answer = await ask("GET /a");
  expect(answer).toMatchObject({ status: 204, text: "" });
  expect(URL.canParse(answer.headers.Location ?? "")).toBe(true);
});

test("what belongs to the transport, or to the server, is not the contract's to set", async () => {
  const names = ["Content-Type", "content-length", "Content-Encoding", "Transfer-Encoding", "Connection"];
  const given = Object.fromEntries(
    [...names, "Access-Control-Allow-Origin"].map((name) => [name, { example: "gzip" }] as const),
  );
  const { headers } = await withHeaders(given).ask("GET /a");
  expect(headers).toEqual({
    "X-Contract-Source": "mock",
    "Content-Type": "application/json; charset=utf-8",
  });
});

test("a header without example and schema is left out", async () => {
  expect((await withHeaders({ "X-It": {} }).ask("GET /a")).headers).not.toHaveProperty("X-It");
});
