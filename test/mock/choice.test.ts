import { expect, test } from "vitest";
import { contentOf, getting, jsonOf, mocked } from "./mocked.ts";

const one = (value: unknown) => jsonOf({ only: value });
const empty = { description: "" };

test.each([
  ["the lowest 2xx", { 404: one("no"), 202: one("later"), 201: one("made") }, 201, "made"],
  ["a code before its range", { "2XX": one("range"), 206: one("part") }, 206, "part"],
  ["the range 2XX as 200", { default: one("other"), "2xx": one("range"), 404: one("no") }, 200, "range"],
  ["default as 200", { 500: one("broken"), default: one("other") }, 200, "other"],
  ["the lowest of what is left", { 404: one("no"), 302: one("elsewhere") }, 302, "elsewhere"],
])("without a wish it is %s", async (_, responses, status, body) => {
  expect(await mocked(getting(responses)).ask("GET /a")).toMatchObject({
    status,
    headers: { "X-Contract-Source": "mock" },
    body,
  });
});

test.each([
  [404, { 200: one("ok"), "4XX": one("range"), default: one("other") }, "range"],
  [404, { 200: one("ok"), 404: one("no"), "4XX": one("range") }, "no"],
  [503, { 200: one("ok"), "4XX": one("range"), default: one("other") }, "other"],
  [204, { "2XX": one("never sent") }, undefined],
  [304, { default: one("never sent") }, undefined],
])("asked for %i, it is what covers that", async (status, responses, body) => {
  const answer = await mocked(getting(responses)).ask("GET /a", { headers: { prefer: `code=${status}` } });
  expect([answer.status, answer.body]).toEqual([status, body]);
});

test("an operation without responses is 501", async () => {
  expect(await mocked(getting({})).ask("GET /a")).toMatchObject({
    status: 501,
    body: { detail: expect.stringContaining("read declares no response") as string },
  });
});

test("a response without content has no body", async () => {
  const answer = await mocked(getting({ 202: empty })).ask("GET /a");
  expect(answer).toMatchObject({ status: 202, text: "" });
  expect(answer.headers["Content-Type"]).toBeUndefined();
});

const schemas = {
  Own: { type: "string", example: "of the schema" },
  Listed: { type: "string", examples: ["first of the schema", "second"], example: "old", default: "d" },
  Fallback: { type: "string", default: "fallen back" },
  Chain: { $ref: "#/components/schemas/Listed" },
  Circle: { $ref: "#/components/schemas/Circle" },
};
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test.each([
  ["the example", { example: "e", schema: to("Own") }, "e"],
  ["the example null", { example: null, schema: {} }, null],
  ["the first named one", { examples: { b: { value: "b" }, a: { value: "a" } }, schema: to("Own") }, "b"],
  ["a named one, added to the only one", { example: "e", examples: { recorded: { value: "r" } } }, "r"],
  ["the first that is written down", { examples: { b: { externalValue: "x" }, a: { value: "a" } } }, "a"],
  ["a shared one", { examples: { shared: { $ref: "#/components/examples/shared" } } }, "shared"],
  ["the schema's example", { schema: to("Own") }, "of the schema"],
  ["the schema's first of several", { schema: to("Listed") }, "first of the schema"],
  ["the schema's default", { schema: to("Fallback") }, "fallen back"],
  ["what is at the end of references", { schema: to("Chain") }, "first of the schema"],
  ["what stands beside the reference", { schema: { ...to("Own"), example: "beside" } }, "beside"],
])("the body is %s", async (_, media, body) => {
  const components = { schemas, examples: { shared: { value: "shared" } } };
  const { ask } = mocked(getting({ 200: contentOf({ "application/json": media }) }), { components });
  expect((await ask("GET /a")).body).toEqual(body);
});

test("an example that breaks its schema is sent as it is, and told of once", async () => {
  const { ask, replies } = mocked(getting({ 200: jsonOf({ bad: "x" }, { type: "integer" }) }));
  expect(await ask("GET /a")).toMatchObject({ status: 200, body: "x" });
  expect(await ask("GET /a")).toMatchObject({ status: 200, body: "x" });
  expect(replies).toMatchObject([["read", 200, [{ in: "body", keyword: "type" }]]]);
});

test("text is sent as it is written", async () => {
  const { ask } = mocked(getting({ 200: contentOf({ "text/csv": { example: "a,b\n1,2\n" } }) }));
  expect(await ask("GET /a")).toMatchObject({
    text: "a,b\n1,2\n",
    headers: { "Content-Type": "text/csv; charset=utf-8" },
  });
});

test("HEAD is answered as its GET, without the body", async () => {
  const { ask } = mocked(getting({ 200: jsonOf({ word: "täglich" }) }));
  const answer = await ask("HEAD /a");
  expect(answer).toMatchObject({ status: 200, text: "" });
  expect(answer.headers).toMatchObject({ "Content-Length": "10", "X-Contract-Source": "mock" });
});

test("what one client does with an answer, the next does not see", async () => {
  const { ask } = mocked(getting({ 200: jsonOf({ first: 1, second: 2 }) }));
  await ask("GET /a", { headers: { prefer: "example=second, delay=5" } });
  const answer = await ask("GET /a");
  expect(answer).toMatchObject({ body: 1 });
  expect(answer.headers).not.toHaveProperty("Preference-Applied");
  expect(answer.delayMs).toBeUndefined();
});
