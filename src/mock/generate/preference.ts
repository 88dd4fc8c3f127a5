import { valuesOf } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { PREFER } from "./discriminator.ts";
import { isSame } from "../../contract/equality.ts";
import type { Recipe, Run } from "./run.ts";
import { NOTHING } from "./run.ts";
import { withoutWithheld } from "./withheld.ts";
import type { Workshop } from "./workshop.ts";

/** How often an example is taken where there are few values, and a default anywhere. */
const SHARE = 0.5;

/** The values that the document itself proposes for a place, those that are valid. */
export interface Preferences {
  /** Asked for by a discriminator. */
  readonly telling: readonly unknown[];
  readonly examples: readonly unknown[];
  readonly defaults: readonly unknown[];
}

/** Reads them; `accepts` says which are valid. */
export function readPreferences(
  parts: readonly Part[],
  demands: readonly Demand[],
  accepts: (value: unknown) => boolean,
  workshop: Workshop,
): Preferences {
  const whole = parts.filter((part) => part.whole);
  const listed = valuesOf(whole, "examples").flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  const scalars = valuesOf(whole, "default").filter((value) => typeof value !== "object" || value === null);
  const valid = (values: unknown[]) =>
    values
      .filter((value, at) => values.findIndex((other) => isSame(other, value)) === at)
      .map((value) => withoutWithheld(value, demands, workshop))
      .filter(accepts);
  return {
    telling: valid(valuesOf(parts, PREFER).flat()),
    examples: valid([...valuesOf(whole, "example"), ...listed]),
    defaults: valid(scalars),
  };
}

/** Takes what the document proposes, else makes a value. */
export function preferring(recipe: Recipe, { telling, examples, defaults }: Preferences): Recipe {
  if (telling.length > 0) return { ...recipe, make: (run) => take(telling, run) };
  if (examples.length > 0) {
    const share = recipe.values ? SHARE : 1;
    return {
      ...recipe,
      make: (run) => {
        if (run.examples && run.random.chance(share)) return take(examples, run);
        const value = recipe.make(run);
        return value === NOTHING ? take(examples, run) : value;
      },
    };
  }
  if (defaults.length === 0) return recipe;
  return {
    ...recipe,
    make: (run) => (run.examples && run.random.chance(SHARE) ? take(defaults, run) : recipe.make(run)),
  };
}

function take(values: readonly unknown[], { random }: Run): unknown {
  return structuredClone(random.pick(values));
}
