import { expect, test } from "vitest";
import { contentOf, getting, mocked } from "./mocked.ts";

const asJson = "application/json; charset=utf-8";
const example = (value: unknown) => ({ example: value });
const several = {
  "application/xml": example("<a/>"),
  "application/json": example({ a: 1 }),
  "text/csv": example("a"),
  "application/vnd.pets+json": example({ b: 2 }),
};

test.each([
  [undefined, asJson],
  ["", asJson],
  ["*/*", asJson],
  ["application/*", asJson],
  ["application/json", asJson],
  ["APPLICATION/JSON", asJson],
  ["application/json; charset=utf-8", asJson],
  ["text/csv", "text/csv; charset=utf-8"],
  ["text/*", "text/csv; charset=utf-8"],
  ["text/html, text/csv", "text/csv; charset=utf-8"],
  ["text/html, */*;q=0.1", asJson],
  ["text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml; charset=utf-8"],
  ["application/json;q=0.5, text/csv", "text/csv; charset=utf-8"],
  ["application/json;q=0.5, text/csv;q=0.500", asJson],
  ["text/csv;q=0.5, application/json;q=0.5", "text/csv; charset=utf-8"],
  ["*/*, text/csv", "text/csv; charset=utf-8"],
  ["*/*, text/csv;q=0.9", asJson],
  ["*/*;q=0.5, application/json;q=0", "application/vnd.pets+json; charset=utf-8"],
  ["application/json;q=0, application/vnd.pets+json;q=0, application/*", "application/xml; charset=utf-8"],
  ["application/*;q=0, */*", "text/csv; charset=utf-8"],
  ["application/vnd.pets+json", "application/vnd.pets+json; charset=utf-8"],
  ["text/csv;q=abc, application/json;q=0.2", "text/csv; charset=utf-8"],
  ['text/x;a="b,c;q=0", text/csv', "text/csv; charset=utf-8"],
  [",, text/csv,", "text/csv; charset=utf-8"],
])("Accept: %s is answered with %s", async (accept, expected) => {
  const { ask } = mocked(getting({ 200: contentOf(several) }));
  const answer = await ask("GET /a", { ...(accept !== undefined && { headers: { accept } }) });
  expect(answer).toMatchObject({ status: 200, headers: { "Content-Type": expected } });
});

test.each(["text/html", "image/*", "application/json;q=0", "application/json; version=2", "nonsense"])(
  "Accept: %s is refused with what there is",
  async (accept) => {
    const { ask } = mocked(getting({ 200: contentOf({ "application/json": {}, "text/csv": {} }) }));
    expect(await ask("GET /a", { headers: { accept } })).toMatchObject({
      status: 406,
      headers: { "Content-Type": "application/problem+json; charset=utf-8" },
      body: {
        detail: `read can answer with application/json or text/csv, none of which "${accept}" accepts.`,
      },
    });
  },
);

const versions = {
  "application/json; version=1": example({ version: 1 }),
  "application/json; version=2": example({ version: 2 }),
};

test.each([
  ["application/json; version=2", 2],
  ['application/json; version="2"', 2],
  ["application/json; version=2;q=0.3, application/json;q=0.4", 1],
  ["application/json", 1],
])("of media types with parameters, Accept: %s means number %i", async (accept, version) => {
  const { ask } = mocked(getting({ 200: contentOf(versions) }));
  expect(await ask("GET /a", { headers: { accept } })).toMatchObject({ status: 200, body: { version } });
});

test.each([
  ["text/*", "text/csv", "text/csv; charset=utf-8"],
  ["text/*", "*/*", "text/plain; charset=utf-8"],
  ["text/*", "text/*", "text/plain; charset=utf-8"],
  ["*/*", "text/csv;q=0.5, application/json;q=0.1", "text/csv; charset=utf-8"],
  ["*/*", "*/*", asJson],
  ["application/*", "application/*", asJson],
])("declared as %s, Accept: %s is answered with %s", async (declared, accept, expected) => {
  const { ask } = mocked(getting({ 200: contentOf({ [declared]: example("x") }) }));
  expect(await ask("GET /a", { headers: { accept } })).toMatchObject({
    status: 200,
    headers: { "Content-Type": expected },
  });
});

test("a named example is sent in the media type that has it", async () => {
  const content = {
    "application/json": { examples: { one: { value: 1 } } },
    "text/plain": { examples: { two: { value: "2" } } },
  };
  const { ask } = mocked(getting({ 200: contentOf(content) }));
  expect(await ask("GET /a", { headers: { prefer: "example=two" } })).toMatchObject({ text: "2" });
  const headers = { prefer: "example=two", accept: "application/json" };
  expect(await ask("GET /a", { headers })).toMatchObject({ status: 406 });
});

test("a refusal is told in the form that there is, whatever the client accepts", async () => {
  const content = { "application/problem+json": example({ title: "Gone" }) };
  const { ask } = mocked(getting({ 200: contentOf(several), 404: contentOf(content) }));
  const headers = { prefer: "code=404", accept: "application/json" };
  expect(await ask("GET /a", { headers })).toMatchObject({ status: 404, body: { title: "Gone" } });
});

test("a response without content fits every Accept", async () => {
  const { ask } = mocked(getting({ 204: { description: "" } }));
  expect(await ask("GET /a", { headers: { accept: "text/html" } })).toMatchObject({ status: 204, text: "" });
});
