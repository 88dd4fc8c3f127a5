import { expect, test } from "vitest";
import type { JsonObject } from "../../src/contract/document.ts";
import { SchemaCompiler } from "../../src/contract/schema-compiler.ts";
import { listRules } from "../../src/diff/rules/rule-list.ts";
import { createGenerator } from "../../src/mock/generate/generator.ts";
import { anySchema } from "../contract/interpreter/schemas.ts";
import { fc } from "../property.ts";
import { answered, documentOf, judge, sent } from "./documents.ts";
import { schemaPairs } from "./schema-pairs.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];
const SCHEMA = "/components/schemas/Value";

/** What is told and breaks nobody as long as readers pass over what they do not know. */
const TOLERATED = ["property-added", "additional-properties-allowed", "not-write-only"];

async function readSchema(schema: unknown, way: "request" | "reply") {
  const root = { ...documentOf({ components: { schemas: { Value: schema } } }) } as JsonObject;
  const compiler = new SchemaCompiler(root);
  const { generate } = await createGenerator(root, { compiler });
  const isValid = compiler.validator(SCHEMA, way);
  const place = { value: schema as JsonObject, pointer: SCHEMA };
  const values = () => SEEDS.map((seed) => generate(place, seed, way));
  return {
    isValid: (value: unknown) => isValid(value),
    values: () => values().filter((value) => isValid(value)),
  };
}

const harms = (told: readonly string[]) => told.filter((text) => !text.startsWith("info"));

test("where nothing is told but what is harmless, all that was sent before is taken", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(schemaPairs(2), async ([before, after]) => {
      if (harms(judge(sent(before), sent(after))).length > 0) return;
      const [old, other] = [await readSchema(before, "request"), await readSchema(after, "request")];
      const refused = old.values().filter((value) => !other.isValid(value));
      compared++;
      expect({ before, after, refused }).toEqual({ before, after, refused: [] });
    }),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(50);
});

test("where nothing is told but what is harmless, all that is answered was promised before", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(schemaPairs(2), async ([before, after]) => {
      const told = judge(answered(before), answered(after));
      if (harms(told).length > 0 || told.some((text) => TOLERATED.some((word) => text.includes(word))))
        return;
      const [old, other] = [await readSchema(before, "reply"), await readSchema(after, "reply")];
      const broken = other.values().filter((value) => !old.isValid(value));
      compared++;
      expect({ before, after, broken }).toEqual({ before, after, broken: [] });
    }),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(50);
});

test("a schema has no difference from itself, and what is told one way is told the other way", () => {
  fc.assert(
    fc.property(schemaPairs(2), ([before, after]) => {
      expect(judge(sent(before), sent(structuredClone(before)))).toEqual([]);
      const isSilent = judge(sent(before), sent(after)).length === 0;
      expect(judge(sent(after), sent(before)).length === 0).toBe(isSilent);
    }),
  );
});

test("whatever schemas say, and however they go round in circles, comparing ends and tells levels of its rules", () => {
  const known = new Map(listRules().map(({ id, level }) => [id, level]));
  fc.assert(
    fc.property(anySchema, anySchema, anySchema, (subject, other, another) => {
      const use = { $ref: "#/components/schemas/Subject" };
      const before = { Subject: subject, Other: other };
      const after = { Subject: another, Other: other };
      expect(judge(sent(use, before), sent(use, before))).toEqual([]);
      const told = judge(sent(use, before), sent(use, after));
      const ids = told.map((text) => text.split(" ") as [string, string]);
      expect(ids.filter(([level, id]) => known.get(id) !== level)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
