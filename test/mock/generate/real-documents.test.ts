import { expect, test } from "vitest";
import { escapeStep, valueAt } from "../../../src/contract/json-pointer.ts";
import type { JsonObject } from "../../../src/contract/document.ts";
import { SchemaCompiler } from "../../../src/contract/schema-compiler.ts";
import { loadDocument } from "../../../src/document/load.ts";
import { createGenerator } from "../../../src/mock/generate/generator.ts";

const SEEDS = [1, 2, 3];

test.each([
  "openapi.yaml",
  "test/pets/openapi.yaml",
  "node_modules/@octokit/openapi/generated/api.github.com.json",
])(
  "every component of %s has values that are valid in replies, with several seeds",
  async (path) => {
    const root = { ...(await loadDocument(path)).document } as JsonObject;
    const compiler = new SchemaCompiler(root);
    const { generate } = await createGenerator(root, { compiler });
    const names = Object.keys(valueAt(root, "/components/schemas") as JsonObject);
    const broken = names.flatMap((name) => {
      const pointer = `/components/schemas/${escapeStep(name)}`;
      const schema = { value: valueAt(root, pointer) as JsonObject, pointer };
      const isValid = compiler.validator(pointer, "reply");
      return SEEDS.filter((seed) => !isValid(generate(schema, seed, "reply", { examples: seed === 1 }))).map(
        (seed) => `${name}, seed ${seed}`,
      );
    });
    expect(broken).toEqual([]);
  },
  60_000,
);
