import type { Faker } from "@faker-js/faker";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { Work } from "./work.ts";

/** What is known while one value is being made. */
export interface Run {
  readonly random: Random;
  readonly faker: Faker;
  readonly vocabulary: Vocabulary;
  readonly work: Work;
  /** Whether the document's own examples and defaults are preferred to made values. */
  examples: boolean;
  /** How many of the optional properties and items are made. */
  breadth: "usual" | "least" | "all";
  /** Raised by whatever was made without being sure that it is valid. */
  doubt: boolean;
  /** The places whose values are being made, one inside the other. */
  readonly path: Node[];
  /** How many objects and arrays the present place is in. */
  depth: number;
  /** How many objects, arrays, items and hundreds of characters have been made. */
  size: number;
  /** How many more values may be made over again because they were not valid. */
  retries: number;
}

/** Stands for a value that cannot be made. */
export const NOTHING: unique symbol = Symbol("nothing");

/** How the values of one place are made. */
export interface Recipe {
  readonly make: (run: Run) => unknown;
  /** Whether a given value would do; only where that can be told without the validator. */
  readonly accepts?: (value: unknown) => boolean;
  /** All values that there are, where they are few. */
  readonly values?: readonly unknown[];
  /** Alternatives, each of them the places that it cannot do without; left out where there is nothing in the value. */
  readonly needs?: () => readonly (readonly Node[])[];
  /** Whether objects or arrays are made. */
  readonly isNested?: boolean;
  /** Whether it is certain that no value can be made; left out where that would be hard to tell. */
  readonly isImpossible?: () => boolean;
}

/** A place's recipe, with the care that nesting needs. */
export type Node = Recipe;

/** A recipe for what no value satisfies. */
export const IMPOSSIBLE: Recipe = {
  make: () => NOTHING,
  isImpossible: () => true,
  values: [],
  accepts: () => false,
};

/** A place inside itself as often as this is left out, or made in another way, wherever it can be. */
const DEEPEST_RECURSION = 2;
/** Deeper than this nothing is made. */
const DEEPEST = 64;
/** In a value that has grown larger than this nothing more is made. */
const LARGEST = 200_000;
/** So often, in all, something is made over again because it was not valid. */
const MOST_RETRIES = 2000;

/** Starts a value: what is the same for all values is in `tools`. */
export function createRun(
  tools: Pick<Run, "random" | "faker" | "vocabulary" | "work">,
  examples: boolean,
): Run {
  return {
    ...tools,
    examples,
    breadth: "usual",
    doubt: false,
    path: [],
    depth: 0,
    size: 0,
    retries: MOST_RETRIES,
  };
}

/** Whether so much has been made already that the whole would be too large. */
export function isTooLarge({ size }: Run): boolean {
  return size >= LARGEST;
}

/** Makes a place out of a recipe. */
export function createNode(recipe: Recipe): Node {
  if (!recipe.needs) return recipe;
  const levels = recipe.isNested ? 1 : 0;
  const node: Node = {
    ...recipe,
    make: (run) => {
      if (run.depth >= DEEPEST || isTooLarge(run)) return NOTHING;
      run.work.spend(1);
      run.path.push(node);
      run.depth += levels;
      run.size += levels;
      const value = recipe.make(run);
      run.depth -= levels;
      run.path.pop();
      return value;
    },
  };
  return node;
}

/** Whether a value of the place would be inside one of the same place, and that one in another. */
export function isRecursing({ path }: Run, node: Node): boolean {
  if (!node.needs) return false;
  let times = 0;
  for (const each of path) if (each === node) times++;
  return times >= DEEPEST_RECURSION;
}
