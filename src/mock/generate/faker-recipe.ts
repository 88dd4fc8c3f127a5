import { valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";
import { prepareFakerDraw } from "./faker-draw.ts";
import { typesToMake } from "./json-type.ts";
import type { Recipe } from "./run.ts";
import { NOTHING } from "./run.ts";
import type { Workshop } from "./workshop.ts";

/** Calls the method of faker that `x-faker` names, where its values are valid; `recipe` stands in where they are not. */
export function fakerRecipe(
  recipe: Recipe,
  parts: readonly Part[],
  accepts: (value: unknown) => boolean,
  { trial, warn }: Workshop,
): Recipe {
  const [written] = valuesOf(parts, "x-faker");
  if (written === undefined) return recipe;
  const types = typesToMake(parts);
  const draw = trial(({ faker }) => prepareFakerDraw(faker, written, { types, accepts }));
  if (typeof draw === "string") {
    const where = parts.find(({ schema }) => "x-faker" in schema)?.pointer ?? "";
    warn(`#${where}: x-faker ${draw}; the value is made without it.`);
    return recipe;
  }
  return {
    ...recipe,
    make: (run) => {
      const value = draw();
      return value === NOTHING ? recipe.make(run) : value;
    },
  };
}
