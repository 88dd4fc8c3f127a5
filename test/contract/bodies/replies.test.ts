import { expect, test } from "vitest";
import type { InlineAnswer, InlineRequest } from "../inline-contract.ts";
import { createEcho, createInline } from "../inline-contract.ts";

interface Reply {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer of a handler that gives `body` back, declared by `content`. */
function answer(
  content: object,
  body: unknown,
  {
    headers = {},
    components = {},
    sent = {},
  }: { headers?: Reply["headers"]; components?: object; sent?: InlineRequest } = {},
): Promise<InlineAnswer> {
  const paths = { "/": { get: { operationId: "read", responses: { 200: { description: "", content } } } } };
  const { ask } = createInline({ paths, components }, { read: () => ({ status: 200, body, headers }) });
  return ask("GET", "/", sent);
}

const text = { type: "string" };
const integer = { type: "integer" };
const pet = {
  type: "object",
  required: ["name"],
  xml: { name: "pet", prefix: "p", namespace: "urn:pets" },
  properties: {
    id: { ...integer, xml: { attribute: true } },
    name: text,
    tags: {
      type: "array",
      xml: { name: "labels", wrapped: true },
      items: { ...text, xml: { name: "label" } },
    },
    sizes: { type: "array", items: integer },
    owner: { type: ["object", "null"], properties: { name: text } },
  },
};

test("XML is written by the xml objects of the schema", async () => {
  const body = { id: 7, name: 'Mia <&> "cat"', tags: ["a", "b"], sizes: [1, 2], owner: { name: "Ann" } };
  const reply = await answer({ "application/xml": { schema: pet } }, body);
  expect(reply.headers["Content-Type"]).toBe("application/xml; charset=utf-8");
  expect(reply.text).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<p:pet xmlns:p="urn:pets" id="7"><name>Mia &lt;&amp;&gt; &quot;cat&quot;</name>' +
      "<labels><label>a</label><label>b</label></labels><sizes>1</sizes><sizes>2</sizes>" +
      "<owner><name>Ann</name></owner></p:pet>\n",
  );
});

test("a component without a name in XML has its own, and null is xsi:nil", async () => {
  const schemas = { Pet: { type: "object", properties: { name: { type: ["string", "null"] } } } };
  const components = { schemas };
  const reply = await answer(
    { "text/xml": { schema: { $ref: "#/components/schemas/Pet" } } },
    { name: null },
    { components },
  );
  expect(reply.text).toContain(
    '<Pet><name xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></Pet>',
  );
});

test("an array is an element with an element for each item", async () => {
  const schema = { type: "array", items: { type: "object", xml: { name: "pet" } } };
  const reply = await answer({ "application/xml": { schema } }, [{ a: 1 }, { a: 2 }]);
  expect(reply.text).toContain("<root><pet><a>1</a></pet><pet><a>2</a></pet></root>");
});

test("names and characters that XML does not have are replaced", async () => {
  const reply = await answer({ "application/xml": { schema: {} } }, { "1 a": "\u0000\uD800b" });
  expect(reply.text).toContain("<root><_1_a>\uFFFD\uFFFDb</_1_a></root>");
});

test("what is written as XML is read as the same", async () => {
  const body = { id: 7, name: " Mia\r\n\t<b> ", tags: ["a"], sizes: [1], owner: null };
  const { text: xml } = await answer({ "application/xml": { schema: pet } }, body);
  const { send, seen } = createEcho({ "application/xml": { schema: pet } });
  expect((await send({ type: "application/xml", body: xml })).status).toBe(200);
  expect(seen()).toEqual(body);
});

test("NDJSON is a line for each item", async () => {
  const item = { type: "object", required: ["id"] };
  const reply = await answer({ "application/x-ndjson": { schema: item } }, [{ id: 1 }, { id: 2 }]);
  expect(reply).toMatchObject({
    status: 200,
    text: '{"id":1}\n{"id":2}\n',
    headers: { "Content-Type": "application/x-ndjson" },
  });
  const records = await answer({ "application/json-seq": {} }, [1, 2]);
  expect(records.text).toBe("\u001e1\n\u001e2\n");
});

test("a form is written by its encoding", async () => {
  const schema = { type: "object" };
  const encoding = { tags: { explode: false }, owner: { style: "deepObject" }, url: { allowReserved: true } };
  const body = {
    name: "Mia & Co",
    ids: [1, 2],
    tags: ["a", "b,c"],
    owner: { name: "Ann", x: { y: [1] } },
    meta: { a: 1 },
    url: "/a?b=c",
  };
  const reply = await answer({ "application/x-www-form-urlencoded": { schema, encoding } }, body);
  expect(reply.text).toBe(
    "name=Mia+%26+Co&ids=1&ids=2&tags=a,b%2Cc&owner%5Bname%5D=Ann&owner%5Bx%5D%5By%5D%5B%5D=1&meta=%7B%22a%22%3A1%7D&url=/a?b=c",
  );
});

test("text is a string as it is, and other values as JSON", async () => {
  expect((await answer({ "text/plain": { schema: text } }, "Mia")).text).toBe("Mia");
  expect((await answer({ "text/plain": { schema: integer } }, 7)).text).toBe("7");
  const structure = await answer({ "text/plain": { schema: { type: "object" } } }, { a: 1 });
  expect(structure).toMatchObject({
    text: '{"a":1}',
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
});

test("bytes are sent as they are, whatever the media type", async () => {
  const bytes = new Uint8Array([0, 255, 10]);
  for (const type of ["image/png", "application/xml", "text/csv", "application/x-ndjson"]) {
    const reply = await answer({ [type]: { schema: { type: "string", format: "binary" } } }, bytes);
    expect([reply.status, reply.headers["Content-Type"], reply.bytes]).toEqual([200, type, bytes]);
  }
});

test("multipart is written so that it is read as the same", async () => {
  const schema = {
    type: "object",
    properties: {
      name: text,
      tags: { type: "array", items: text },
      owner: { type: "object" },
      photo: { type: "string", format: "binary" },
    },
  };
  const content = { "multipart/form-data": { schema, encoding: { photo: { contentType: "image/png" } } } };
  const body = {
    name: "part-of-contract-0",
    tags: ["a", "b"],
    owner: { name: "Ann" },
    photo: new Uint8Array([1, 13, 10, 2]),
  };
  const reply = await answer(content, body);
  expect(reply.headers["Content-Type"]).toBe("multipart/form-data; boundary=part-of-contract-1");
  expect((await answer(content, body)).bytes).toEqual(reply.bytes);
  const { send, seen } = createEcho(content);
  expect((await send({ type: reply.headers["Content-Type"] ?? "", body: reply.bytes })).status).toBe(200);
  expect(seen()).toMatchObject({ ...body, photo: { fileName: "photo", mediaType: "image/png" } });
});

test("a handler's value is written in the media type that the client likes best", async () => {
  const content = { "application/json": { schema: pet }, "application/xml": { schema: pet } };
  const ask = (accept: string) => answer(content, { name: "Mia" }, { sent: { headers: { accept } } });
  expect((await ask("application/xml")).text).toContain("<name>Mia</name>");
  expect((await ask("application/xml;q=0.5, application/json")).json).toEqual({ name: "Mia" });
  expect((await ask("*/*")).json).toEqual({ name: "Mia" });
});

test("a handler may name the media type itself", async () => {
  const content = { "application/json": {}, "application/xml": {} };
  const reply = await answer(content, "<pet/>", { headers: { "content-type": "application/xml" } });
  expect(reply).toMatchObject({ status: 200, headers: { "Content-Type": "application/xml; charset=utf-8" } });
});

test("JSON of another name is sent under that name", async () => {
  const reply = await answer({ "application/vnd.pets+json": {} }, { a: 1 });
  expect(reply).toMatchObject({
    text: '{"a":1}',
    headers: { "Content-Type": "application/vnd.pets+json; charset=utf-8" },
  });
});

test.each([
  ["application/xml", pet, { id: 1 }, "/name"],
  ["application/x-ndjson", integer, [1, "x"], "/1"],
  ["application/x-www-form-urlencoded", pet, { name: 7 }, "/name"],
  ["text/plain", integer, "seven", ""],
  ["image/png", { type: "string", format: "binary", maxLength: 2 }, new Uint8Array(3), ""],
  ["text/plain", text, undefined, ""],
])("a reply in %s that breaks its schema is refused", async (type, schema, body, path) => {
  expect(await answer({ [type]: { schema } }, body)).toMatchObject({
    status: 500,
    json: { type: "urn:contract-server:problem:reply-breaks-contract", errors: [{ in: "body", path }] },
  });
});

test("XML that a handler has written itself is sent as it is", async () => {
  expect((await answer({ "application/xml": { schema: pet } }, "<pet/>")).text).toBe("<pet/>");
});

test("HEAD has the length of what GET would send", async () => {
  const paths = {
    "/": {
      get: {
        operationId: "read",
        responses: { 200: { description: "", content: { "application/xml": { schema: {} } } } },
      },
    },
  };
  const { ask } = createInline({ paths }, { read: () => ({ status: 200, body: { a: "ü" } }) });
  const got = await ask("GET", "/");
  const head = await ask("HEAD", "/");
  expect(head.text).toBe("");
  expect(head.headers).toMatchObject({
    "Content-Length": String(got.bytes.length),
    "Content-Type": got.headers["Content-Type"],
  });
});

test("an example in XML is written from its value, or sent as the text that it is", async () => {
  const responses = (example: unknown) => ({
    200: { description: "", content: { "application/xml": { schema: pet, example } } },
  });
  const ask = (example: unknown) =>
    createInline({ paths: { "/": { get: { operationId: "read", responses: responses(example) } } } }).ask(
      "GET",
      "/",
    );
  expect((await ask({ name: "Mia" })).text).toContain("<name>Mia</name></p:pet>");
  expect((await ask("<pet>as it is</pet>")).text).toBe("<pet>as it is</pet>");
});
