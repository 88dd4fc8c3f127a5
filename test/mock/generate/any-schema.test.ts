import { fc } from "../../property.ts";
import { expect, test } from "vitest";
import { anySchema } from "./any-schema.ts";
import { generate, plainValidators } from "./schemas.ts";

const SEED = 20_250_101;
const SCHEMAS = 2200;
/** So many share a document, since making validators takes longer than making values. */
const TOGETHER = 100;
const VALUES = 3;

test("values of thousands of schemas of all keywords are valid", async () => {
  const sampled = fc.sample(anySchema, { seed: SEED, numRuns: SCHEMAS });
  const faults: string[] = [];
  let tried = 0;
  for (let start = 0; start < sampled.length; start += TOGETHER) {
    const batch = sampled.slice(start, start + TOGETHER);
    const schemas = Object.fromEntries(batch.map(({ schema }, at) => [`Schema${at}`, schema]));
    const { make } = await generate(schemas);
    const validatorOf = plainValidators(schemas);
    for (const [at, { schema, witness }] of batch.entries()) {
      const faultsOf = validatorOf(`Schema${at}`);
      // The validator has mistakes of its own where `unevaluatedItems` meets `if`: what it never lets pass is left out.
      if (faultsOf(witness).length > 0) continue;
      tried++;
      for (let seed = 0; seed < VALUES; seed++) {
        const value = make(`Schema${at}`, seed);
        const found = value === undefined ? ["nothing was made"] : faultsOf(value);
        faults.push(...found.map((fault) => `${fault}: ${JSON.stringify({ value, schema })}`));
      }
    }
  }
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(SCHEMAS * 0.98);
}, 180_000);
