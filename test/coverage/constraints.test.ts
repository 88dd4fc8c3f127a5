import { expect, test } from "vitest";
import { constraintsOf, coverBody } from "./tiny-contract.ts";

/** Each keyword with a value that keeps it and one that breaks it. */
const KEYWORDS: readonly (readonly [schema: object, kept: unknown, broken: unknown, pointer: string])[] = [
  [{ type: "integer" }, 1, "a", "/type"],
  [{ enum: ["a", "b"] }, "a", "c", "/enum"],
  [{ const: 1 }, 1, 2, "/const"],
  [{ minLength: 2 }, "ab", "a", "/minLength"],
  [{ maxLength: 2 }, "ab", "abc", "/maxLength"],
  [{ pattern: "^a" }, "ab", "b", "/pattern"],
  [{ format: "date" }, "2026-01-02", "today", "/format"],
  [{ minimum: 1 }, 1, 0, "/minimum"],
  [{ maximum: 1 }, 1, 2, "/maximum"],
  [{ exclusiveMinimum: 1 }, 2, 1, "/exclusiveMinimum"],
  [{ exclusiveMaximum: 1 }, 0, 1, "/exclusiveMaximum"],
  [{ multipleOf: 2 }, 4, 3, "/multipleOf"],
  [{ minItems: 1 }, [1], [], "/minItems"],
  [{ maxItems: 1 }, [1], [1, 2], "/maxItems"],
  [{ uniqueItems: true }, [1, 2], [1, 1], "/uniqueItems"],
  [{ contains: { const: 1 } }, [1], [2], "/contains"],
  [{ prefixItems: [{}], items: false }, [1], [1, 2], "/items"],
  [{ minProperties: 1 }, { a: 1 }, {}, "/minProperties"],
  [{ maxProperties: 1 }, { a: 1 }, { a: 1, b: 2 }, "/maxProperties"],
  [{ required: ["a"] }, { a: 1 }, {}, "/required/0"],
  [{ additionalProperties: false, properties: { a: {} } }, { a: 1 }, { b: 1 }, "/additionalProperties"],
  [{ unevaluatedProperties: false, properties: { a: {} } }, { a: 1 }, { b: 1 }, "/unevaluatedProperties"],
  [{ propertyNames: { pattern: "^a" } }, { a: 1 }, { b: 1 }, "/propertyNames"],
  [{ dependentRequired: { a: ["b"] } }, { a: 1, b: 1 }, { a: 1 }, "/dependentRequired"],
  [{ properties: { id: { readOnly: true } } }, {}, { id: 1 }, "/properties/id/readOnly"],
  [{ anyOf: [{ const: 1 }, { const: 2 }] }, 1, 3, "/anyOf"],
  [{ oneOf: [{ const: 1 }, { const: 2 }] }, 1, 3, "/oneOf"],
  [{ not: { const: 1 } }, 2, 1, "/not"],
  [{ properties: { a: { maximum: 1 } } }, { a: 1 }, { a: 2 }, "/properties/a/maximum"],
  [{ patternProperties: { "^a": { maximum: 1 } } }, { ab: 1 }, { ab: 2 }, "/patternProperties/%5Ea/maximum"],
  [{ additionalProperties: { maximum: 1 } }, { a: 1 }, { a: 2 }, "/additionalProperties/maximum"],
  [{ unevaluatedProperties: { maximum: 1 } }, { a: 1 }, { a: 2 }, "/unevaluatedProperties/maximum"],
  [{ items: { maximum: 1 } }, [1], [2], "/items/maximum"],
  [{ prefixItems: [{ maximum: 1 }] }, [1], [2], "/prefixItems/0/maximum"],
  [{ allOf: [{ maximum: 1 }] }, 1, 2, "/allOf/0/maximum"],
  [{ if: { const: 1 }, else: { minimum: 3 } }, 3, 2, "/else/minimum"],
  [{ if: { minimum: 5 }, then: { maximum: 6 } }, 5, 7, "/then/maximum"],
  [{ dependentSchemas: { a: { maxProperties: 1 } } }, { a: 1 }, { a: 1, b: 1 }, "/dependentSchemas/a/maxProperties"],
];

test.each(KEYWORDS)("a value in the place of %j keeps it or breaks it", async (schema, kept, broken, pointer) => {
  const body = coverBody(schema);
  await body.send(broken);
  expect(constraintsOf(body).kept).toEqual([]);
  expect(constraintsOf(body).broken).toContain(pointer);
  await body.send(kept);
  expect(constraintsOf(body).kept).toContain(pointer);
  const { constraints, never } = body.report();
  // The media type is one more, which nothing breaks here.
  expect(never.filter(({ kind }) => kind === "broken").map((one) => one.pointer)).toContain(
    "/paths/~1/post/requestBody/content",
  );
  expect(never.map((one) => `${one.kind} ${one.pointer}`)).not.toContain(`kept ${pointer}`);
  expect(constraints.total).toBe(constraints.breakable);
});

test.each([
  [{ minLength: 0, minItems: 0, minProperties: 0, uniqueItems: false }],
  [{ format: "colour" }],
  [{ type: "integer", maxLength: 5 }, 1],
  [{ title: "x", description: "y", default: 1, examples: [1], deprecated: true }],
  [{ additionalProperties: true }],
])("%j has no rule that could be broken", (schema, others = 0) => {
  expect(coverBody(schema).report().constraints.total).toBe(1 + others);
});

test("a rule of texts is not exercised by a null beside them", async () => {
  const body = coverBody({ type: ["string", "null"], maxLength: 3 });
  await body.send(null);
  expect(constraintsOf(body).kept).toEqual(["/type"]);
});

test("of alternatives, those are exercised that the value fits", async () => {
  const body = coverBody({ oneOf: [{ type: "string", maxLength: 3 }, { type: "integer", maximum: 9 }] });
  await body.send(4);
  expect(constraintsOf(body).kept).toEqual(["/oneOf", "/oneOf/1/maximum", "/oneOf/1/type"]);
  await body.send("long");
  expect(constraintsOf(body).broken).toEqual(["/oneOf", "/oneOf/0/maxLength", "/oneOf/1/type"]);
});

test("a discriminator chooses whose rules are exercised, and is a rule itself", async () => {
  const pet = (kind: string, rule: object) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: kind }, age: rule },
  });
  const body = coverBody(
    {
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" } },
    },
    { Cat: pet("cat", { maximum: 20 }), Dog: pet("dog", { maximum: 15 }) },
  );
  await body.send({ kind: "dog", age: 15 });
  expect(constraintsOf(body).kept).toEqual([
    "/discriminator",
    "/components/schemas/Dog/properties/age/maximum",
    "/components/schemas/Dog/properties/kind/const",
    "/components/schemas/Dog/required/0",
    "/components/schemas/Dog/type",
  ].sort());
  await body.send({ kind: "cat", age: 21 });
  expect(constraintsOf(body).broken).toEqual(["/components/schemas/Cat/properties/age/maximum"]);
  await body.send({ kind: "cow" });
  expect(constraintsOf(body).broken).toContain("/discriminator");
});

test("what inherits is held to its base, and not to the base's other heirs", async () => {
  const body = coverBody(
    { $ref: "#/components/schemas/Cat" },
    {
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" } },
        discriminator: { propertyName: "kind" },
      },
      Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { properties: { lives: { maximum: 9 } } }] },
      Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { properties: { tricks: { maximum: 99 } } }] },
    },
  );
  await body.send({ kind: "Cat", lives: 9 });
  const { never } = body.report();
  expect(never.filter(({ kind }) => kind === "kept")).toEqual([]);
  expect(never.map(({ pointer }) => pointer).filter((pointer) => pointer.includes("Dog"))).toEqual([]);
});

test("recursive schemas have an end, and each rule counts once however deep it is come to", async () => {
  const body = coverBody(
    { $ref: "#/components/schemas/Tree" },
    {
      Tree: {
        type: "object",
        properties: { children: { type: "array", maxItems: 2, items: { $ref: "#/components/schemas/Tree" } } },
      },
    },
  );
  await body.send({ children: [{ children: [{ children: [1] }] }] });
  expect(constraintsOf(body)).toEqual({ kept: [], broken: ["/components/schemas/Tree/type"] });
  await body.send({ children: [{}] });
  const { constraints } = body.report();
  expect(constraints).toEqual({ kept: 4, broken: 1, total: 4, breakable: 4 });
});
