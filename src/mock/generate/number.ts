import { isSame } from "../../contract/equality.ts";
import { numbersOf, textsOf, valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";
import { rangeByName } from "./name/number-by-name.ts";
import type { PlaceName } from "./name/place-name.ts";
import { EXCEPT } from "./negation.ts";
import type { Grid } from "./number-grid.ts";
import { createGrid } from "./number-grid.ts";
import type { Recipe } from "./run.ts";
import { IMPOSSIBLE, NOTHING } from "./run.ts";

/** What numbers have to be. */
interface Limits {
  readonly low: number;
  readonly high: number;
  readonly steps: readonly number[];
  readonly accepts: (value: unknown) => boolean;
}

/** How often a number is drawn anew when it misses, as fractions do that cannot be written in binary. */
const DRAWS = 12;
/** Where numbers are so few, they are all known. */
const FEW = 50;

/** How numbers are made, or integers where `isInteger`. */
export function numberRecipe(parts: readonly Part[], isInteger: boolean, name: PlaceName): Recipe {
  const limits = readLimits(parts, isInteger);
  const grid = gridFor(limits, name);
  if (!grid) return IMPOSSIBLE;
  const { accepts } = limits;
  const all = limits.steps.length > 0 ? createGrid(limits.low, limits.high, limits.steps) : undefined;
  const values = all && all.count <= FEW ? all.all().filter(accepts) : undefined;
  return {
    accepts,
    ...(values && { values }),
    make: ({ random }) => {
      for (let draw = 0; draw < DRAWS; draw++) {
        const value = grid.at(random);
        if (accepts(value)) return value;
      }
      return grid.first(accepts) ?? NOTHING;
    },
  };
}

function readLimits(parts: readonly Part[], isInteger: boolean): Limits {
  const formats = new Set(textsOf(parts, "format"));
  const isInt32 = formats.has("int32");
  const isWhole = isInteger || isInt32 || formats.has("int64");
  const above = Math.max(-Infinity, ...numbersOf(parts, "exclusiveMinimum"));
  const below = Math.min(Infinity, ...numbersOf(parts, "exclusiveMaximum"));
  const low = Math.max(isInt32 ? -(2 ** 31) : -Infinity, ...numbersOf(parts, "minimum"), above);
  const high = Math.min(isInt32 ? 2 ** 31 - 1 : Infinity, ...numbersOf(parts, "maximum"), below);
  const multiples = numbersOf(parts, "multipleOf").filter((step) => step > 0);
  const except = valuesOf(parts, EXCEPT).flat();
  return {
    low,
    high,
    steps: isWhole ? [1, ...multiples] : multiples,
    accepts: (value) =>
      typeof value === "number" &&
      Number.isFinite(value) &&
      (!isWhole || Number.isInteger(value)) &&
      value >= low &&
      value <= high &&
      value > above &&
      value < below &&
      multiples.every((step) => isMultiple(value, step)) &&
      !except.some((other) => isSame(value, other)),
  };
}

/** As the validator has it: by binary fractions, 0.07 is no multiple of 0.01. */
function isMultiple(value: number, step: number): boolean {
  return Number.isInteger(value / step);
}

/** The numbers to draw from: by the name, else within reach of the limits, else all that the limits allow. */
function gridFor({ low, high, steps, accepts }: Limits, name: PlaceName): Grid | undefined {
  const known = rangeByName(name);
  const [near, far] = comfortable(low, high);
  const readable = steps.length > 0 ? [] : [0.01, 1e-4, 1e-6];
  const pleasant = [
    known && createGrid(Math.max(low, known.low), Math.min(high, known.high), [...steps, known.step]),
    ...readable.map((step) => createGrid(near, far, [step])),
  ];
  const plain = [
    createGrid(near, far, steps),
    createGrid(Math.max(low, -Number.MAX_SAFE_INTEGER), Math.min(high, Number.MAX_SAFE_INTEGER), steps),
  ];
  return [...pleasant.filter((grid) => grid && grid.count > 3), ...plain].find(
    (grid) => grid?.first(accepts) !== undefined,
  );
}

const REACH = 1000;

function comfortable(low: number, high: number): [low: number, high: number] {
  if (high - low <= 1e6) return [low, high];
  if (low === -Infinity && high === Infinity) return [1, REACH];
  if (low < 0 && high > 1) return [1, Math.min(high, REACH)];
  if (low === -Infinity) return high > 1 ? [1, Math.min(high, REACH)] : [high - REACH, high];
  return [low, Math.min(high, low + Math.max(REACH, Math.abs(low)))];
}
