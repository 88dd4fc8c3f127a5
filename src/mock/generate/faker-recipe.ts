import { valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";
import { typesToMake } from "./json-type.ts";
import type { Recipe } from "./run.ts";
import { NOTHING } from "./run.ts";
import type { Workshop } from "./workshop.ts";
import { asJson, bindFakerCall, readFakerCall } from "./x-faker.ts";

/** So often a method of faker may miss before a value is made in the ordinary way. */
const TRIES = 10;

/** Calls the method of faker that `x-faker` names, where its values are valid; `recipe` stands in where they are not. */
export function fakerRecipe(
  recipe: Recipe,
  parts: readonly Part[],
  accepts: (value: unknown) => boolean,
  { trial, warn }: Workshop,
): Recipe {
  const [written] = valuesOf(parts, "x-faker");
  if (written === undefined) return recipe;
  const where = parts.find(({ schema }) => "x-faker" in schema)?.pointer ?? "";
  const refuse = (reason: string): Recipe => {
    warn(`#${where}: x-faker ${reason}; the value is made without it.`);
    return recipe;
  };
  const call = readFakerCall(written);
  if (typeof call === "string") return refuse(call);
  const method = `faker.${call.module}.${call.method}`;
  const bound = trial(({ faker }) => bindFakerCall(faker, call));
  if (!bound) return refuse(`names ${method}, which there is not`);
  const types = typesToMake(parts);
  const draw = (): unknown => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const value = asJson(bound(), types);
      if (accepts(value)) return value;
    }
    return NOTHING;
  };
  try {
    if (trial(draw) === NOTHING) return refuse(`names ${method}, whose values are not valid here`);
  } catch (error) {
    return refuse(`names ${method}, which failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    ...recipe,
    make: (run) => {
      const value = draw();
      return value === NOTHING ? recipe.make(run) : value;
    },
  };
}
