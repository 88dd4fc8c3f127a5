import { expect, test } from "vitest";
import { createEcho } from "../inline-contract.ts";

const XML = "application/xml";

async function read(schema: object, body: string, components: object = {}): Promise<unknown> {
  const { send, seen } = createEcho({ [XML]: { schema } }, components);
  const answer = await send({ type: XML, body });
  return answer.status === 200 ? seen() : answer.json;
}

const text = { type: "string" };
const integer = { type: "integer" };

test("elements and attributes are properties, their text typed by the schema", async () => {
  const schema = {
    type: "object",
    properties: {
      id: { ...integer, xml: { attribute: true } },
      name: text,
      age: integer,
      tame: { type: "boolean" },
      weight: { type: "number" },
    },
  };
  expect(
    await read(
      schema,
      '<?xml version="1.0"?><pet id="7"><name>007</name><age> 3 </age><tame>true</tame><weight>4.5</weight></pet>',
    ),
  ).toEqual({ id: 7, name: "007", age: 3, tame: true, weight: 4.5 });
});

test("a value of the wrong type is 422 at its place", async () => {
  const schema = { type: "object", required: ["name"], properties: { age: integer, name: text } };
  expect(await read(schema, "<pet><age>old</age></pet>")).toMatchObject({
    status: 422,
    errors: [
      { in: "body", path: "/name", keyword: "required" },
      { in: "body", path: "/age", keyword: "type", message: "must be integer" },
    ],
  });
});

test("properties may have other names in XML", async () => {
  const schema = {
    type: "object",
    xml: { name: "animal" },
    properties: {
      petName: { ...text, xml: { name: "pet-name" } },
      id: { ...text, xml: { name: "ID", attribute: true } },
    },
  };
  expect(await read(schema, '<animal ID="a"><pet-name>Mia</pet-name></animal>')).toEqual({
    petName: "Mia",
    id: "a",
  });
  expect(await read(schema, "<pet/>")).toMatchObject({
    status: 400,
    detail: "The body's outermost element is <pet>; <animal> is expected.",
  });
});

// The tables of OpenAPI 3.1, section 4.8.26.2.
test.each([
  ["not wrapped", {}, {}, "<pet><animals>a</animals><animals>b</animals></pet>"],
  ["with names of their own", {}, { name: "animal" }, "<pet><animal>a</animal><animal>b</animal></pet>"],
  [
    "where the array's name does not count",
    { name: "aliens" },
    { name: "animal" },
    "<pet><animal>a</animal><animal>b</animal></pet>",
  ],
  [
    "wrapped",
    { wrapped: true },
    {},
    "<pet><animals><animals>a</animals><animals>b</animals></animals></pet>",
  ],
  [
    "wrapped under the array's name",
    { name: "aliens", wrapped: true },
    {},
    "<pet><aliens><aliens>a</aliens><aliens>b</aliens></aliens></pet>",
  ],
  [
    "wrapped, both with names",
    { name: "aliens", wrapped: true },
    { name: "animal" },
    "<pet><aliens><animal>a</animal><animal>b</animal></aliens></pet>",
  ],
])("items are read %s", async (_, xml, itemXml, body) => {
  const animals = { type: "array", xml, items: { ...text, xml: itemXml } };
  expect(await read({ type: "object", properties: { animals } }, body)).toEqual({ animals: ["a", "b"] });
});

test("an array may have one item or, wrapped, none", async () => {
  const animals = { type: "array", items: integer };
  const schema = { type: "object", properties: { animals, wrapped: { ...animals, xml: { wrapped: true } } } };
  expect(await read(schema, "<pet><animals>1</animals><wrapped/></pet>")).toEqual({
    animals: [1],
    wrapped: [],
  });
});

test("a whole body may be an array", async () => {
  const schema = {
    type: "array",
    items: { type: "object", xml: { name: "pet" }, properties: { age: integer } },
  };
  expect(await read(schema, "<pets><pet><age>1</age></pet><pet><age>2</age></pet></pets>")).toEqual([
    { age: 1 },
    { age: 2 },
  ]);
});

test("prefixes do not matter, namespaces do where both sides have one", async () => {
  const name = { ...text, xml: { namespace: "urn:pets", prefix: "p" } };
  const schema = { type: "object", required: ["name"], properties: { name } };
  expect(await read(schema, '<pet xmlns:x="urn:pets"><x:name>Mia</x:name></pet>')).toEqual({ name: "Mia" });
  expect(await read(schema, "<pet><name>Mia</name></pet>")).toEqual({ name: "Mia" });
  expect(
    await read(
      { ...schema, additionalProperties: false },
      '<pet xmlns:x="urn:cars"><x:name>Mia</x:name></pet>',
    ),
  ).toMatchObject({ status: 422 });
});

test("an element may have text and attributes at once", async () => {
  const schema = {
    type: "object",
    properties: {
      unit: { ...text, xml: { attribute: true } },
      value: { type: "number", xml: { nodeType: "text" } },
    },
  };
  expect(await read(schema, '<weight unit="kg">4.5</weight>')).toEqual({ unit: "kg", value: 4.5 });
});

test("schemas are followed through references, however deep they recurse", async () => {
  const schemas = {
    Node: {
      type: "object",
      properties: { size: integer, node: { type: "array", items: { $ref: "#/components/schemas/Node" } } },
    },
  };
  const depth = 50;
  const body = `${"<node><size>1</size>".repeat(depth)}${"</node>".repeat(depth)}`;
  let value: unknown = await read({ $ref: "#/components/schemas/Node" }, body, { schemas });
  for (let level = 1; level < depth; level++) {
    expect(value).toMatchObject({ size: 1 });
    value = (value as { node: unknown[] }).node[0];
  }
  expect(value).toEqual({ size: 1 });
});

test("null is xsi:nil", async () => {
  const schema = { type: "object", properties: { name: { type: ["string", "null"] } } };
  const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';
  expect(await read(schema, `<pet><name ${nil}/></pet>`)).toEqual({ name: null });
});

test("what no property declares is kept under its own name, for the schema to judge", async () => {
  const body = '<pet kind="cat"><x>1</x><y><z>2</z><z>3</z></y></pet>';
  expect(await read({ type: "object" }, body)).toEqual({ kind: "cat", x: "1", y: { z: ["2", "3"] } });
  expect(await read({}, body)).toEqual({ kind: "cat", x: "1", y: { z: ["2", "3"] } });
  expect(await read({ type: "object", additionalProperties: false }, "<pet><x/></pet>")).toMatchObject({
    status: 422,
    errors: [{ path: "/x" }],
  });
});

test("CDATA and XML's own entities are text; the space around text is kept", async () => {
  const schema = { type: "object", properties: { name: text } };
  expect(await read(schema, "<pet><name> &lt;&#77;&#x69;a&amp;<![CDATA[ &lt;b> ]]></name></pet>")).toEqual({
    name: " <Mia& &lt;b> ",
  });
});

test.each([
  ["<pet><name></pet>", "line 1, column 17"],
  ["<pet>\n  <name>&undefined;</name></pet>", "line 2"],
  ["<pet", "line 1"],
  ["hello", "line 1"],
  ["<a/><b/>", "line 1"],
  ["<p:a/>", "line 1"],
  ["   ", "line 1"],
])("XML that is not well-formed is 400 with its place: %j", async (body, place) => {
  expect(await read({}, body)).toMatchObject({
    status: 400,
    type: "urn:contract-server:problem:malformed-body",
    detail: expect.stringContaining(place) as string,
  });
});

test.each([
  ["external entities", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ["entities that expand", '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'],
  [
    "a document type at all",
    '<?xml version="1.0"?><!-- c --><!DOCTYPE a SYSTEM "http://evil.test/a.dtd"><a/>',
  ],
])("a document with %s is refused", async (_, body) => {
  expect(await read({}, body)).toMatchObject({
    status: 400,
    detail: expect.stringContaining("a document type declaration is not allowed") as string,
  });
});

test("elements nested too deeply are 400", async () => {
  const depth = 100_000;
  expect(await read({}, "<a>".repeat(depth) + "</a>".repeat(depth))).toMatchObject({
    status: 400,
    detail: expect.stringContaining("nested deeper than 200 levels") as string,
  });
});

test("names that reach for prototypes are refused", async () => {
  for (const body of [
    "<a><__proto__><x>1</x></__proto__></a>",
    '<a constructor="1"/>',
    "<a><b><prototype/></b></a>",
  ]) {
    expect(await read({}, body)).toMatchObject({
      status: 400,
      type: "urn:contract-server:problem:forbidden-key",
    });
  }
});

test.each(["text/xml; charset=utf-8", "application/vnd.pets+xml"])("%s is XML", async (type) => {
  const { send, seen } = createEcho({ [type]: { schema: { type: "object", properties: { age: integer } } } });
  expect((await send({ type, body: "<pet><age>1</age></pet>" })).status).toBe(200);
  expect(seen()).toEqual({ age: 1 });
});
