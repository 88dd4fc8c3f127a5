import { expect, test } from "vitest";
import { contentOf, getting, jsonOf, mocked } from "./mocked.ts";

const paths = getting({
  200: jsonOf({ cat: "a cat", dog: "a dog" }),
  404: jsonOf({ gone: "gone", 'not "here"': "not here" }),
  "4XX": contentOf({ "text/plain": { example: "some refusal" } }),
  503: { description: "" },
});
const preferring = (prefer: string, target = "GET /a") => mocked(paths).ask(target, { headers: { prefer } });

test.each([
  ["code=404", 404, "gone"],
  ["Code=404", 404, "gone"],
  ["code = 404", 404, "gone"],
  ['code="404"', 404, "gone"],
  ["example=dog", 200, "a dog"],
  ["code=404, example=gone", 404, "gone"],
  ["code=404; example=gone", 404, "gone"],
  ['code=404, example="not \\"here\\""', 404, "not here"],
  ["respond-async, example=dog, wait=10", 200, "a dog"],
  ["return=minimal", 200, "a cat"],
  ["example=dog, example=cat", 200, "a dog"],
  ["dynamic=false", 200, "a cat"],
  ["", 200, "a cat"],
])("Prefer: %s", async (prefer, status, body) => {
  expect(await preferring(prefer)).toMatchObject({ status, body });
});

test.each([
  ["code=404", "code=404"],
  ["CODE=404, handling=lenient", "code=404"],
  ['code=404, example="not \\"here\\""', 'code=404, example="not \\"here\\""'],
  ["dynamic", "dynamic=true"],
  ["dynamic, seed=x, delay=1..9", "dynamic=true, seed=x, delay=1..9"],
  ["seed=x, delay=1..9", "delay=1..9"],
  ["example=dog, dynamic, seed=x", "example=dog"],
  ["wait=10", undefined],
])("of Prefer: %s, %s is told as applied", async (prefer, applied) => {
  const { headers } = await preferring(prefer);
  expect(headers["Preference-Applied"]).toBe(applied);
});

test.each([
  ["code=abc", "a status code from 200 to 599"],
  ["code=4040", "a status code from 200 to 599"],
  ["code=101", "a status code from 200 to 599"],
  ["code", "a status code from 200 to 599"],
  ["dynamic=yes", "true or false"],
  ["example=", "the name of an example"],
  ["delay=soon", "milliseconds from 0 to 60000, as 200 or 100..800"],
  ["delay=60001", "milliseconds from 0 to 60000"],
  ["delay=9..1", "milliseconds from 0 to 60000"],
  ["fault=fire", "reset, timeout, malformed, 503"],
])("Prefer: %s is refused with what it could be", async (prefer, allowed) => {
  expect(await preferring(prefer)).toMatchObject({
    status: 400,
    body: {
      type: "urn:contract-server:problem:malformed-preference",
      detail: expect.stringContaining(allowed) as string,
    },
  });
});

test("a response that is not declared is refused with those that are", async () => {
  expect(await preferring("code=302")).toMatchObject({
    status: 404,
    headers: { "X-Contract-Source": "engine" },
    body: {
      type: "urn:contract-server:problem:no-such-response",
      detail: "read declares no response 302; declared are 200, 404, 503, 4XX.",
    },
  });
});

test("an example that there is not is refused with those that there are", async () => {
  expect(await preferring("example=gone")).toMatchObject({
    status: 404,
    body: {
      type: "urn:contract-server:problem:no-such-example",
      detail: 'read has no example "gone" under 200; there are 200: cat, dog; 404: gone, not "here".',
    },
  });
  expect(await preferring("code=503, example=gone")).toMatchObject({
    body: { detail: expect.stringContaining("under 503") as string },
  });
});

test("where the header cannot be set, the query does", async () => {
  const { ask } = mocked(paths);
  expect(await ask("GET /a?__code=404")).toMatchObject({
    status: 404,
    headers: { "Preference-Applied": "code=404" },
    body: "gone",
  });
  expect(await ask("GET /a?__example=dog")).toMatchObject({ body: "a dog" });
  expect(await ask("GET /a?__code=404&__example=not+%22here%22")).toMatchObject({ body: "not here" });
  expect(await ask("GET /a?__delay=7&__fault=reset&__seed=x&__dynamic")).toMatchObject({
    delayMs: 7,
    fault: "reset",
    headers: { "Preference-Applied": "dynamic=true, seed=x, delay=7, fault=reset" },
  });
  expect(await ask("GET /a?__code=x")).toMatchObject({ status: 400 });
});

test("the header, whatever it says, wins over the query", async () => {
  expect(await preferring("code=404", "GET /a?__code=503")).toMatchObject({ status: 404 });
  expect(await preferring("wait=1", "GET /a?__code=503")).toMatchObject({ status: 200 });
});

test("what else is in the query is held against the contract as it came", async () => {
  const parameters = [{ name: "q", in: "query", schema: { type: "string" } }];
  const { ask } = mocked(getting({ 200: jsonOf({ one: 1 }) }, { parameters }));
  expect(await ask("GET /a?__example=one&q=a%20b")).toMatchObject({ status: 200 });
  expect(await ask("GET /a?q=a&__example=one&__other=x")).toMatchObject({
    status: 422,
    body: { errors: [{ in: "query", path: "/__other" }] },
  });
});

test("a query parameter of the contract's own stays the contract's", async () => {
  const parameters = [{ name: "__code", in: "query", required: true, schema: { const: "x" } }];
  const { ask } = mocked(getting({ 200: jsonOf({ one: 1 }) }, { parameters }));
  expect(await ask("GET /a?__code=x")).toMatchObject({ status: 200 });
  expect(await ask("GET /a")).toMatchObject({ status: 422 });
});
