import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import type { InlineHandler } from "../contract/inline-contract.ts";
import { createInline } from "../contract/inline-contract.ts";
import { write } from "./written.ts";

const HEAD = "openapi: 3.2.0\ninfo: { title: T, version: '1' }\n";
const OK = "responses: { '200': { description: '', content: { application/json: {} } } }";

/** Loads a document, expects no warning, and makes a contract whose handlers tell what they have seen. */
async function load(text: string, ...operationIds: string[]) {
  const { document, warnings } = await loadDocument(await write({ "a.yaml": HEAD + text }));
  expect(warnings).toEqual([]);
  const tell: InlineHandler = ({ query, body }) => ({ status: 200, body: { query, body } });
  const handlers = Object.fromEntries(operationIds.map((id) => [id, tell]));
  const { ask } = createInline(document, handlers);
  return { document: document, ask };
}

test("the method QUERY is served, with a body", async () => {
  const body = "requestBody: { content: { application/json: { schema: { type: object, required: [a] } } } }";
  const { ask } = await load(`paths: { /a: { query: { operationId: find, ${body}, ${OK} } } }\n`, "find");
  const type = "application/json";
  expect(await ask("QUERY", "/a", { type, body: '{"a":1}' })).toMatchObject({ json: { body: { a: 1 } } });
  expect(await ask("QUERY", "/a", { type, body: "{}" })).toMatchObject({ status: 422 });
  expect((await ask("GET", "/a")).headers.Allow).toBe("OPTIONS, QUERY");
});

test("operations of other methods are served, and checked as all are", async () => {
  const { ask, document } = await load(
    `paths: { "/a/{id}": { additionalOperations: {
      COPY: { operationId: copy, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], ${OK} },
      LINK: { operationId: link, parameters: [{ name: id, in: path, required: true, schema: {} }], ${OK} } } } }\n`,
    "copy",
  );
  expect((await ask("COPY", "/a/7")).status).toBe(200);
  expect((await ask("COPY", "/a/x")).status).toBe(422);
  expect((await ask("LINK", "/a/7")).status).toBe(200);
  expect((await ask("MOVE", "/a/7")).headers.Allow).toBe("COPY, LINK, OPTIONS");
  expect(document.openapi).toBe("3.1.1");
});

test("their faults are told, too", async () => {
  const text = `${HEAD}paths: { /a: { additionalOperations: { COPY: { ${OK} } } } }\n`;
  const { warnings } = await loadDocument(await write({ "a.yaml": text }));
  expect(warnings).toMatchObject([
    { kind: "missing-operation-id", pointer: "#/paths/~1a/additionalOperations/COPY" },
  ]);
  expect(warnings[0]?.message).toContain('it is called "COPY /a"');
});

test("the query may be one value, in the media type that is declared", async () => {
  const parameter = (content: string) =>
    `parameters: [{ name: filter, in: querystring, required: true, content: { ${content} } }]`;
  const schema =
    "schema: { type: object, required: [size], properties: { size: { type: integer }, tags: { type: array } } }";
  const { ask } = await load(
    `paths: {
      /form: { get: { operationId: form, ${parameter(`application/x-www-form-urlencoded: { ${schema} }`)}, ${OK} } },
      /json: { get: { operationId: json, ${parameter(`application/json: { ${schema} }`)}, ${OK} } } }\n`,
    "form",
    "json",
  );
  const filter = { size: 7, tags: ["a", "b"] };
  expect((await ask("GET", "/form?size=7&tags=a&tags=b")).json).toMatchObject({ query: { filter } });
  const json = encodeURIComponent(JSON.stringify(filter));
  expect((await ask("GET", `/json?${json}`)).json).toMatchObject({ query: { filter } });
  for (const [target, path] of [
    ["/form?size=x", "/filter/size"],
    ["/form", "/filter"],
    ["/json?%7B%7D", "/filter/size"],
    ["/json?nothing", "/filter"],
  ]) {
    expect(await ask("GET", target ?? "")).toMatchObject({
      status: 422,
      json: { errors: [{ in: "query", path }] },
    });
  }
});

const ITEM =
  "{ type: object, required: [data], properties: { data: { type: string }, id: { type: string } } }";
const answering = (media: string) =>
  `paths: { /a: { get: { operationId: a, responses: { "200": { description: "", content: { ${media} } } } } } }\n`;

test("a sequence is described by the schema of its items", async () => {
  const jsonl = await load(answering(`application/jsonl: { itemSchema: ${ITEM} }`));
  const generated = await jsonl.ask("GET", "/a");
  const lines = generated.text.trim().split("\n");
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ data: expect.any(String) as string });
});

test("server-sent events are written and read as such, each by the schema of the items", async () => {
  const events = [
    { event: "start", id: "1", data: "one\ntwo" },
    { data: "last", retry: 500 },
  ];
  const example = JSON.stringify(events);
  const { ask } = await load(answering(`text/event-stream: { itemSchema: ${ITEM}, example: ${example} }`));
  const answer = await ask("GET", "/a");
  expect(answer.headers["Content-Type"]).toBe("text/event-stream");
  expect(answer.text).toBe("event: start\nid: 1\ndata: one\ndata: two\n\nretry: 500\ndata: last\n\n");
  const takes = await load(
    `paths: { /a: { post: { operationId: a, requestBody: { content: { text/event-stream: { itemSchema: ${ITEM} } } }, ${OK} } } }\n`,
    "a",
  );
  const send = (body: string) => takes.ask("POST", "/a", { type: "text/event-stream", body });
  expect((await send(`: a comment\n${answer.text}`)).json).toMatchObject({ body: events });
  expect(await send("id: 7\n\n")).toMatchObject({ status: 422, json: { errors: [{ path: "/0/data" }] } });
});

test("what is no event is the data of one, and text is sent as it is", async () => {
  const of = async (media: string) => (await (await load(answering(media))).ask("GET", "/a")).text;
  expect(await of("text/event-stream: { schema: { type: object }, example: { a: 1 } }")).toBe(
    'data: {"a":1}\n\n',
  );
  expect(await of('text/event-stream: { schema: { type: string }, example: "data: 1\\n\\n" }')).toBe(
    "data: 1\n\n",
  );
});

test("media types are components, and examples have data", async () => {
  const { ask } = await load(
    `${answering('application/json: { $ref: "#/components/mediaTypes/Pet" }')}components: { mediaTypes: { Pet: {
      schema: { type: object }, examples: { mia: { dataValue: { name: Mia } } } } } }\n`,
  );
  expect((await ask("GET", "/a")).json).toEqual({ name: "Mia" });
});

test("how the parts of a list are written is told of and not looked at", async () => {
  const text = `${HEAD}${answering("multipart/mixed: { prefixEncoding: [{}], itemEncoding: {} }")}`;
  const { warnings } = await loadDocument(await write({ "a.yaml": text }));
  expect(warnings.map(({ kind }) => kind)).toEqual(["not-served", "not-served"]);
});
