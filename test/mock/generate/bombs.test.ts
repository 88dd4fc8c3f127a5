import { expect, test } from "vitest";
import type { SchemaChecks } from "../../../src/contract/checks.ts";
import type { JsonObject } from "../../../src/contract/document.ts";
import { SchemaCompiler } from "../../../src/contract/schema-compiler.ts";
import { createGenerator } from "../../../src/mock/generate/generator.ts";
import { documentOf } from "./schemas.ts";

const each = <Made>(count: number, make: (at: number) => Made): Made[] =>
  Array.from({ length: count }, (_, at) => make(at));

const BOMBS: Readonly<Record<string, JsonObject>> = {
  "a milliard of items": { type: "array", minItems: 1e9, items: {} },
  "lists of lists": {
    ...{ type: "array", minItems: 10_000 },
    items: { type: "array", minItems: 10_000, items: { type: "string" } },
  },
  "a milliard of characters": { type: "string", minLength: 1e9 },
  "many long texts": { type: "array", minItems: 9000, items: { type: "string", minLength: 90_000 } },
  "steps that are too small to be counted": { type: "number", multipleOf: 1e-300, minimum: 1, maximum: 2 },
  "more different items than there are": {
    ...{ type: "array", uniqueItems: true, minItems: 1000 },
    items: { enum: [1, 2, 3] },
  },
  "a product of alternatives": {
    allOf: each(12, (i) => ({
      oneOf: each(8, (j) => ({ properties: { [`p${i}`]: { const: j } }, required: [`p${i}`] })),
    })),
  },
  "alternatives in alternatives": {
    oneOf: each(10, (a) => ({
      allOf: each(6, (b) => ({
        oneOf: each(6, (c) => ({ properties: { x: { oneOf: each(5, (d) => ({ const: a * b * c * d })) } } })),
      })),
    })),
  },
  "very many that must be contained": { type: "array", contains: { const: 1 }, minContains: 1e9 },
  "a pattern that nothing matches": { type: "string", pattern: "^(?=.*z{500})(?!.*z)a+$" },
  "repetitions in repetitions": { type: "string", pattern: "((((((((((((a+)+)+)+)+)+)+)+)+)+)+)+)+b(?!b)c$" },
  "a pattern that refers back": { type: "string", pattern: "^(a|a)*\\1b$", minLength: 5000 },
  "a schema inside itself": { $ref: "#/components/schemas/Subject", minItems: 1 },
};

test.each(Object.entries(BOMBS))(
  "of %s, a value is made in bounded time and size, or none",
  async (_, Subject) => {
    const warnings: string[] = [];
    const { generate } = await createGenerator(documentOf({ Subject, Other: { type: "string" } }), {
      onWarning: (message) => warnings.push(message),
    });
    const before = process.cpuUsage();
    const value = generate({ value: Subject, pointer: "/components/schemas/Subject" }, 1);
    // At most two seconds here.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
    if (value === undefined) expect(warnings.join()).toMatch(/No (valid )?value was found for the schema/);
    else expect(JSON.stringify(value).length).toBeLessThan(10_000_000);
    // It is not tried again, and nothing else suffers from it.
    const other = { value: { type: "string" }, pointer: "/components/schemas/Other" };
    expect(generate(other, 1)).toBeTypeOf("string");
  },
);

test("what no value was found for is not looked for again", async () => {
  const Subject = { type: "object", not: { propertyNames: { pattern: "^.*$" } } };
  const document = documentOf({ Subject });
  let judged = 0;
  const compiler = new SchemaCompiler(document);
  const counting: SchemaChecks = {
    referenceTo: (pointer, direction) => compiler.referenceTo(pointer, direction),
    bounded: (isValid, direction) => compiler.bounded(isValid, direction),
    explain: (error, pointers) => compiler.explain(error, pointers),
    validator: (pointer, direction) => {
      const isValid = compiler.validator(pointer, direction);
      return (value: unknown) => {
        judged++;
        return isValid(value);
      };
    },
  };
  const { generate } = await createGenerator(document, { compiler: counting });
  const make = (seed: number) => generate({ value: Subject, pointer: "/components/schemas/Subject" }, seed);
  expect(make(1)).toBeUndefined();
  const first = judged;
  expect(first).toBeGreaterThan(0);
  for (let seed = 1; seed < 100; seed++) expect(make(seed)).toBeUndefined();
  expect(judged).toBe(first);
});

test("of a list of very many values, one is taken", async () => {
  const Subject = { enum: each(50_000, (at) => `v${at}`) };
  const { generate } = await createGenerator(documentOf({ Subject }));
  expect(Subject.enum).toContain(generate({ value: Subject, pointer: "/components/schemas/Subject" }, 1));
});
