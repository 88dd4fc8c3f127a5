import type { CodeGen, Name } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { changeGenerator } from "./change-generator.ts";

/**
 * Lets the keywords that ask about items begin without a verdict. Ajv leaves that undefined where there are no items, or as
 * the list before has left it, so that an empty list after a good one is taken for a good one too.
 */
export function beginWithoutVerdict(ajv: Ajv2020): void {
  changeGenerator(ajv, "prefixItems", (gen) => withVerdict(gen, true));
  changeGenerator(ajv, "contains", (gen, { parentSchema: { minContains, maxContains } }) =>
    // With other numbers than these, Ajv gives the verdict a value itself.
    (minContains ?? 1) === 1 && maxContains === undefined ? withVerdict(gen, false) : gen,
  );
}

function withVerdict(gen: CodeGen, verdict: boolean): CodeGen {
  const named = {
    name: (prefix: string): Name => (prefix === "valid" ? gen.var(prefix, verdict) : gen.name(prefix)),
  };
  return Object.assign(Object.create(gen) as CodeGen, named);
}
