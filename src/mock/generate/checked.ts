import type { Conjunction } from "./conjunction.ts";
import { valuesOf } from "./conjunction.ts";
import { EXCEPT } from "./negation.ts";
import type { Recipe, Run } from "./run.ts";
import { NOTHING } from "./run.ts";

type Manner = Pick<Run, "breadth" | "examples">;

/** What is tried when a value turned out to be invalid: without examples, with less in it, with all there is. */
const MANNERS: readonly Manner[] = [
  { breadth: "usual", examples: false },
  { breadth: "usual", examples: false },
  { breadth: "least", examples: false },
  { breadth: "all", examples: false },
];
const ROUNDS = 4;

/** Keywords that making a value follows only as far as it can. */
const UNSURE = ["unevaluatedProperties", "unevaluatedItems", "maxContains"];

/** Whether values for a place may be invalid although they were made after all that it says. */
export function isUnsure({ parts, dynamic }: Conjunction): boolean {
  const exceptions = valuesOf(parts, EXCEPT).flat();
  return (
    dynamic ||
    exceptions.some((value) => typeof value === "object" && value !== null) ||
    parts.some(({ schema }) => UNSURE.some((keyword) => keyword in schema))
  );
}

/** The same recipe, its values to be validated. */
export function doubted(recipe: Recipe): Recipe {
  return {
    ...recipe,
    make: (run) => {
      run.doubt = true;
      return recipe.make(run);
    },
  };
}

/**
 * Validates what was made with doubt, and makes it anew in other manners until it is valid or patience is at an end.
 * `isDynamic` leaves the doubt to the places around too: `$dynamicRef` depends on them.
 */
export function checked(recipe: Recipe, isValid: (value: unknown) => boolean, isDynamic: boolean): Recipe {
  const attempt = (run: Run): unknown => {
    const outer = run.doubt;
    run.doubt = false;
    const value = recipe.make(run);
    const isGood = value !== NOTHING && (!isInDoubt(run) || isValid(value));
    run.doubt = outer || isDynamic;
    return isGood ? value : NOTHING;
  };
  return {
    ...recipe,
    make: (run) => (recipe.isImpossible?.() ? NOTHING : inAnyManner(attempt, run)),
  };
}

/** Whether what has been made so far has to be validated. */
export function isInDoubt({ doubt }: Run): boolean {
  return doubt;
}

/** Tries as the run would have it, then in other manners. */
export function inAnyManner(attempt: (run: Run) => unknown, run: Run): unknown {
  let value = attempt(run);
  const { breadth, examples } = run;
  for (let round = 0; round < ROUNDS && value === NOTHING; round++) {
    for (const manner of MANNERS) {
      if (value !== NOTHING || run.retries <= 0) break;
      run.retries--;
      Object.assign(run, manner);
      value = attempt(run);
    }
  }
  Object.assign(run, { breadth, examples });
  return value;
}
