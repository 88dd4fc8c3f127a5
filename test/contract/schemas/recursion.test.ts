import { expect, test } from "vitest";
import { createValidated } from "./validated.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("a schema may hold itself as property, item, or any other value", async () => {
  const Node = {
    type: "object",
    required: ["id"],
    properties: { next: ref("Node"), children: { type: "array", items: ref("Node") } },
    additionalProperties: { anyOf: [{ type: "integer" }, ref("Node")] },
  };
  const { sent } = createValidated(ref("Node"), { Node });
  expect(await sent({ id: 1, next: { id: 2, children: [{ id: 3 }, { id: 4, other: { id: 5 } }] } })).toEqual(
    [],
  );
  expect(await sent({ id: 1, next: { id: 2, children: [{ id: 3 }, {}] } })).toMatchObject([
    { path: "/next/children/1/id", keyword: "required" },
  ]);
});

test("schemas may hold each other", async () => {
  const schemas = {
    Person: { type: "object", properties: { pets: { type: "array", items: ref("Pet") } } },
    Pet: { type: "object", required: ["name"], properties: { owner: ref("Person") } },
  };
  const { sent } = createValidated(ref("Person"), schemas);
  expect(await sent({ pets: [{ name: "a", owner: { pets: [{ name: "b" }] } }] })).toEqual([]);
  expect(await sent({ pets: [{ name: "a", owner: { pets: [{}] } }] })).toMatchObject([
    { path: "/pets/0/owner/pets/0/name" },
  ]);
});

test("a value may be a list of itself: any JSON", async () => {
  const Json = {
    oneOf: [
      { type: ["string", "number", "boolean", "null"] },
      { type: "array", items: ref("Json") },
      { type: "object", additionalProperties: ref("Json"), propertyNames: { maxLength: 3 } },
    ],
  };
  const { sent } = createValidated(ref("Json"), { Json });
  expect(await sent([{ a: [1, { b: null }] }, []])).toEqual([]);
  expect((await sent([{ a: [{ long: 1 }] }])).length).toBeGreaterThan(0);
});

test.each([
  ["itself", { A: ref("A") }],
  ["itself and more", { A: { ...ref("A"), maxLength: 3 } }],
  ["itself by allOf", { A: { allOf: [ref("A"), { maxLength: 3 }] } }],
  ["itself by way of another", { A: ref("B"), B: { ...ref("A"), maxLength: 3 } }],
  ["itself under a condition", { A: { if: ref("A"), then: { maxLength: 3 }, else: { maxLength: 3 } } }],
  [
    "itself in a circle of three",
    { A: { anyOf: [ref("B")] }, B: { oneOf: [ref("C")] }, C: { allOf: [ref("A")], maxLength: 3 } },
  ],
])("a schema that is nothing but %s does not lead round in a circle", async (name, schemas) => {
  const { sent } = createValidated(ref("A"), schemas);
  expect(await sent("abc")).toEqual([]);
  expect((await sent("abcd")).length > 0).toBe(name !== "itself");
});

test("a circle is not asked to go on without end from wherever it is entered", async () => {
  const schemas = { A: { ...ref("B"), minLength: 2 }, B: { ...ref("A"), maxLength: 3 } };
  const properties = { a: ref("A"), b: ref("B") };
  const { sent } = createValidated({ type: "object", properties }, schemas);
  expect(await sent({ a: "abc", b: "abc" })).toEqual([]);
  expect((await sent({ a: "abcd" })).map(({ keyword }) => keyword)).toEqual(["maxLength"]);
  expect((await sent({ a: "a" })).map(({ keyword }) => keyword)).toEqual(["minLength"]);
  expect((await sent({ b: "abcd" })).map(({ keyword }) => keyword)).toEqual(["maxLength"]);
});
