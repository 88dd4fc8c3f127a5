import type { Random } from "./random.ts";

/** Equally spaced numbers between two limits. */
export interface Grid {
  /** How many there are; Infinity where they are not spaced. */
  readonly count: number;
  at(random: Random): number;
  /** All of them, for a grid of few. */
  all(): number[];
  /** The first that `accepts` takes, among the first thousands. */
  first(accepts: (value: number) => boolean): number | undefined;
}

/** So many decimals can be counted exactly. */
const MOST_DECIMALS = 12;
const MOST_TRIED = 5000;

/** The common multiples of `steps` from `low` to `high`; without steps, any number between. */
export function createGrid(low: number, high: number, steps: readonly number[]): Grid | undefined {
  if (low > high) return undefined;
  if (steps.length === 0) return continuum(low, high);
  const decimals = Math.max(...steps.map(decimalsOf));
  const scale = 10 ** Math.min(decimals, MOST_DECIMALS);
  const step = steps.map((each) => Math.round(each * scale)).reduce(leastCommonMultiple);
  if (!Number.isSafeInteger(step) || step === 0) return coarse(low, high, Math.max(...steps));
  return spaced(low, high, (index) => (index * step) / scale, step / scale);
}

function spaced(
  low: number,
  high: number,
  valueAt: (index: number) => number,
  step: number,
): Grid | undefined {
  let [first, last] = [Math.ceil(low / step), Math.floor(high / step)];
  if (valueAt(first) < low) first++;
  if (valueAt(first - 1) >= low) first--;
  if (valueAt(last) > high) last--;
  if (valueAt(last + 1) <= high) last++;
  if (first > last) return undefined;
  return {
    count: last - first + 1,
    at: (random) => valueAt(random.integer(first, last)) + 0,
    all: () => Array.from({ length: last - first + 1 }, (_, index) => valueAt(first + index) + 0),
    first: (accepts) => {
      // Counted by itself: beside a very large first one, an index does not grow.
      for (let tried = 0; tried <= MOST_TRIED && first + tried <= last; tried++) {
        const value = valueAt(first + tried) + 0;
        if (accepts(value)) return value;
      }
      return undefined;
    },
  };
}

/** Multiples of a step that has too many digits to be counted. */
function coarse(low: number, high: number, step: number): Grid | undefined {
  return spaced(low, Math.min(high, low + step * MOST_TRIED), (index) => index * step, step);
}

function continuum(low: number, high: number): Grid {
  const between = (share: number) => low + share * (high - low);
  const candidates = [low, high, ...[0.5, 0.25, 0.75, 1e-9].map(between)];
  return {
    count: Infinity,
    at: (random) => between(random.next()),
    all: () => [],
    first: (accepts) => candidates.find(accepts),
  };
}

function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}

function leastCommonMultiple(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b !== 0) [a, b] = [b, a % b];
  return a === 0 ? 0 : (left / a) * right;
}
