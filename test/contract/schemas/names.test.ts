import { expect, test } from "vitest";
import { createValidated } from "./validated.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("an $anchor is found in its own schema, and from others", async () => {
  const Pet = { $defs: { n: { $anchor: "name", type: "string" } }, properties: { name: { $ref: "#name" } } };
  const { sent } = createValidated({ allOf: [ref("Pet")], properties: { nick: { $ref: "#name" } } }, { Pet });
  expect(await sent({ name: "a", nick: "b" })).toEqual([]);
  expect((await sent({ name: 1, nick: 2 })).map(({ path }) => path).sort()).toEqual(["/name", "/nick"]);
});

test("anchors of one name belong to the schemas that they stand in", async () => {
  const of = (type: string) => ({
    $defs: { v: { $anchor: "value", type } },
    properties: { value: { $ref: "#value" } },
  });
  const schemas = { Text: of("string"), Number: of("integer") };
  const { sent } = createValidated({ properties: { text: ref("Text"), number: ref("Number") } }, schemas);
  expect(await sent({ text: { value: "a" }, number: { value: 1 } })).toEqual([]);
  expect((await sent({ text: { value: 1 }, number: { value: "a" } })).map(({ path }) => path)).toEqual([
    "/text/value",
    "/number/value",
  ]);
});

test("a component with an $id is found by it, absolute or relative", async () => {
  const schemas = {
    Name: {
      $id: "https://pets.test/schemas/name",
      type: "string",
      $defs: { Short: { $anchor: "short", maxLength: 2 } },
    },
    Pet: {
      $id: "https://pets.test/schemas/pet",
      properties: {
        a: { $ref: "https://pets.test/schemas/name" },
        b: { $ref: "name" },
        c: { $ref: "/schemas/name#short" },
        d: { $ref: "name#/$defs/Short" },
      },
    },
  };
  const { sent } = createValidated({ $ref: "https://pets.test/schemas/pet" }, schemas);
  expect(await sent({ a: "x", b: "x", c: "xy", d: "xy" })).toEqual([]);
  expect((await sent({ a: 1, b: 1, c: "xyz", d: "xyz" })).map(({ path }) => path)).toEqual([
    "/a",
    "/b",
    "/c",
    "/d",
  ]);
});

test("inside a schema with an $id pointers start at it, and else at the document", async () => {
  const schemas = {
    Pet: {
      $id: "https://pets.test/pet",
      $defs: { Name: { type: "string" } },
      properties: {
        name: { $ref: "#/$defs/Name" },
        size: { $ref: "#/components/schemas/Size" },
        child: { $ref: "#" },
      },
    },
    Size: { type: "integer" },
  };
  const { sent } = createValidated(ref("Pet"), schemas);
  expect(await sent({ name: "a", size: 1, child: { name: "b" } })).toEqual([]);
  expect((await sent({ name: 1, size: "a", child: { name: 2 } })).map(({ path }) => path)).toEqual([
    "/name",
    "/size",
    "/child/name",
  ]);
});

test('"#" is the schema that it stands in, not the document', async () => {
  const Tree = {
    type: "object",
    required: ["id"],
    properties: { children: { type: "array", items: { $ref: "#" } } },
  };
  const { sent } = createValidated(ref("Tree"), { Tree });
  expect(await sent({ id: 1, children: [{ id: 2 }] })).toEqual([]);
  expect(await sent({ id: 1, children: [{}] })).toMatchObject([{ path: "/children/0/id" }]);
});

test("a $dynamicRef means the outermost schema that has its anchor", async () => {
  const schemas = {
    Tree: {
      $id: "https://pets.test/tree",
      $dynamicAnchor: "node",
      type: "object",
      properties: { id: { type: "integer" }, children: { type: "array", items: { $dynamicRef: "#node" } } },
    },
    StrictTree: {
      $id: "https://pets.test/strict-tree",
      $dynamicAnchor: "node",
      $ref: "tree",
      required: ["id"],
    },
  };
  const loose = createValidated(ref("Tree"), schemas);
  expect(await loose.sent({ children: [{ children: [{}] }] })).toEqual([]);
  expect(await loose.sent({ children: [{ id: "a" }] })).toMatchObject([
    { path: "/children/0/id", keyword: "type" },
  ]);
  const strict = createValidated(ref("StrictTree"), schemas);
  expect(await strict.sent({ id: 1, children: [{ id: 2, children: [{ id: 3 }] }] })).toEqual([]);
  expect(await strict.sent({ id: 1, children: [{ id: 2, children: [{}] }] })).toMatchObject([
    { path: "/children/0/children/0/id", keyword: "required" },
  ]);
});

const List = {
  type: "object",
  properties: { items: { type: "array", items: { $dynamicRef: "#item" } } },
  $defs: { item: { $dynamicAnchor: "item" } },
};
const listOf = (type: string) => ({ ...ref("List"), $defs: { item: { $dynamicAnchor: "item", type } } });

test.each([
  ["with ids", (name: string) => ({ $id: `https://pets.test/${name}` })],
  ["without", () => ({})],
])("components %s fill in what another leaves open", async (_, id) => {
  const schemas = {
    List: { ...id("list"), ...List },
    Texts: { ...id("texts"), ...listOf("string") },
    Numbers: { ...id("numbers"), ...listOf("integer") },
    Between: { ...id("between"), ...ref("List") },
    Further: {
      ...id("further"),
      ...ref("Between"),
      $defs: { item: { $dynamicAnchor: "item", type: "boolean" } },
    },
  };
  const properties = {
    any: ref("List"),
    texts: ref("Texts"),
    numbers: ref("Numbers"),
    further: ref("Further"),
  };
  const { sent, answered } = createValidated({ type: "object", properties }, schemas);
  const good = {
    any: { items: [1, "a"] },
    texts: { items: ["a"] },
    numbers: { items: [1] },
    further: { items: [true] },
  };
  const bad = {
    any: { items: [] },
    texts: { items: [1] },
    numbers: { items: ["a"] },
    further: { items: ["a"] },
  };
  for (const check of [sent, answered]) {
    expect(await check(good)).toEqual([]);
    expect((await check(bad)).map(({ path }) => path)).toEqual([
      "/texts/items/0",
      "/numbers/items/0",
      "/further/items/0",
    ]);
  }
});

test("a $dynamicRef to an anchor that is not dynamic is a $ref", async () => {
  const schemas = {
    List: { ...List, $defs: { item: { $anchor: "item" } } },
    Texts: listOf("string"),
  };
  const { sent } = createValidated(ref("Texts"), schemas);
  expect(await sent({ items: [1] })).toEqual([]);
});
