import { expect, test } from "vitest";
import { createValidated } from "./validated.ts";

async function keywordsFor(schema: object, value: unknown): Promise<string[]> {
  const { sent, answered } = createValidated(schema);
  const [inRequest, inReply] = [await sent(value), await answered(value)];
  expect(inRequest).toEqual(inReply);
  return inRequest.map(({ path, keyword }) => `${path} ${keyword}`);
}

test.each<[string, object, unknown, string[]]>([
  ["prefixItems", { prefixItems: [{ type: "integer" }, { type: "string" }], items: false }, [1, "a"], []],
  ["prefixItems", { prefixItems: [{ type: "integer" }] }, ["a", 2], ["/0 type"]],
  ["prefixItems", { prefixItems: [{ type: "integer" }], items: false }, [1, 2], [" items"]],
  ["type arrays", { type: ["string", "null"] }, null, []],
  ["type arrays", { type: ["string", "null"] }, 7, [" type"]],
  ["const", { const: { a: [1] } }, { a: [1] }, []],
  ["const", { const: null }, 0, [" const"]],
  ["dependentRequired", { dependentRequired: { card: ["name"] } }, { card: 1 }, ["/name dependentRequired"]],
  [
    "dependentSchemas",
    { dependentSchemas: { card: { required: ["name"] } } },
    { card: 1 },
    ["/name required"],
  ],
  ["dependentSchemas", { dependentSchemas: { card: { required: ["name"] } } }, {}, []],
  ["propertyNames", { propertyNames: { maxLength: 2 } }, { ab: 1 }, []],
  ["contains", { contains: { type: "integer" }, minContains: 2, maxContains: 3 }, [1, "a", 2], []],
  ["contains", { contains: { type: "integer" }, minContains: 2 }, [1, "a"], ["/1 type", " contains"]],
  ["exclusiveMinimum", { exclusiveMinimum: 3 }, 3, [" exclusiveMinimum"]],
  ["if", { if: { const: 1 }, then: { type: "string" }, else: true }, 1, [" type"]],
  ["not", { not: { type: "string" } }, "a", [" not"]],
  ["unevaluatedItems", { prefixItems: [true], unevaluatedItems: false }, [1, 2], [" unevaluatedItems"]],
  [
    "contentEncoding, which tells and does not ask",
    { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
    "?",
    [],
  ],
  ["boolean schemas", { properties: { a: true, b: false } }, { a: 1, b: 2 }, ["/b false schema"]],
])("%s of %j hold for %j", async (_, schema, value, errors) => {
  expect(await keywordsFor(schema, value)).toEqual(errors);
});

test("a whole body may be described by true or false", async () => {
  expect(await createValidated(true).sent({ a: 1 })).toEqual([]);
  expect(await createValidated(false).sent({ a: 1 })).toMatchObject([{ path: "", keyword: "false schema" }]);
});

test("unevaluatedProperties sees through allOf, references and conditions", async () => {
  const schemas = { Base: { type: "object", properties: { a: {} } } };
  const { sent } = createValidated(
    {
      allOf: [{ $ref: "#/components/schemas/Base" }],
      if: { required: ["b"] },
      then: { properties: { b: {}, c: {} } },
      patternProperties: { "^x-": {} },
      unevaluatedProperties: false,
    },
    schemas,
  );
  expect(await sent({ a: 1, b: 2, c: 3, "x-d": 4 })).toEqual([]);
  expect(await sent({ a: 1, c: 3 })).toMatchObject([{ path: "/c", keyword: "unevaluatedProperties" }]);
});

test.each<[string, object]>([
  ["dependentSchemas", { dependentSchemas: { b: { properties: { c: {} } } } }],
  ["if", { if: { required: ["b"], properties: { b: {} } }, then: { properties: { c: {} } } }],
  ["anyOf", { anyOf: [{ required: ["b"], properties: { b: {}, c: {} } }, true] }],
  ["oneOf", { oneOf: [{ required: ["b"], properties: { b: {}, c: {} } }, { maxProperties: 1 }] }],
])("what is evaluated in any case stays so beside a condition: %s", async (_, condition) => {
  const schemas = { Base: { properties: { a: {} } } };
  const schema = {
    $ref: "#/components/schemas/Base",
    ...condition,
    patternProperties: { "^x-": {} },
    unevaluatedProperties: false,
  };
  const { sent } = createValidated(schema, schemas);
  expect(await sent({ a: 1 })).toEqual([]);
  expect(await sent({ "x-d": 1 })).toEqual([]);
  expect(await sent({ c: 1 })).toMatchObject([{ path: "/c", keyword: "unevaluatedProperties" }]);
});

test("what a condition looks at is not evaluated where it does not hold", async () => {
  const condition = {
    if: { properties: { kind: { const: "a" } }, required: ["kind"] },
    then: { properties: { a: {} } },
  };
  const { sent } = createValidated({ ...condition, unevaluatedProperties: false });
  expect(await sent({ kind: "a", a: 1 })).toEqual([]);
  expect(await sent({ kind: "b" })).toMatchObject([{ path: "/kind", keyword: "unevaluatedProperties" }]);
});

test("keywords beside a $ref hold as well", async () => {
  const schemas = { Name: { type: "string", minLength: 2 } };
  const { sent } = createValidated({ $ref: "#/components/schemas/Name", maxLength: 3 }, schemas);
  expect(await sent("Mia")).toEqual([]);
  expect(await sent("Luna")).toMatchObject([{ keyword: "maxLength" }]);
  expect(await sent("M")).toMatchObject([{ keyword: "minLength" }]);
});

test("a $ref may lead into another schema, and to any other place of the document", async () => {
  const schemas = {
    "a/b ~c": { properties: { name: { type: "string" } }, $defs: { Size: { type: "integer" } } },
    Pet: {
      properties: {
        name: { $ref: "#/components/schemas/a~1b%20~0c/properties/name" },
        size: { $ref: "#/components/schemas/a~1b%20~0c/$defs/Size" },
        body: { $ref: "#/paths/~1/post/requestBody/content/application~1json/schema/properties/other" },
      },
    },
  };
  const { sent } = createValidated(
    { allOf: [{ $ref: "#/components/schemas/Pet" }], properties: { other: { type: "null" } } },
    schemas,
  );
  expect(await sent({ name: "a", size: 1, body: null })).toEqual([]);
  expect((await sent({ name: 1, size: "a", body: 1 })).map(({ path }) => path)).toEqual([
    "/name",
    "/size",
    "/body",
  ]);
});

test("nullable, which many documents still have, lets null in where there is a type, and else says nothing", async () => {
  expect(await createValidated({ type: "string", nullable: true }).sent(null)).toEqual([]);
  expect(await createValidated({ type: ["string", "integer"], nullable: true }).sent(null)).toEqual([]);
  expect(await createValidated({ nullable: true, allOf: [{ type: "string" }] }).sent(null)).toMatchObject([
    { keyword: "type" },
  ]);
});

test("what looks like a schema's name inside an example is none", async () => {
  const example = { $id: "https://a.test/x", $anchor: "a b", $ref: "#/nowhere" };
  const schema = {
    type: "object",
    example,
    examples: [example],
    default: example,
    const: { $ref: "#/nowhere" },
  };
  expect(await createValidated(schema).sent({ $ref: "#/nowhere" })).toEqual([]);
  expect(await createValidated(schema).sent({})).toMatchObject([{ keyword: "const" }]);
});
