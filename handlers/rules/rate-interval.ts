import { DEFAULT_DESIGN } from "./sample-size.ts";
import type { Tally } from "./two-proportions.ts";

/** A range of rates or of their differences, in shares. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The score interval of a rate, 0 … 1, at the confidence of A/B tests (95 %) unless another quantile is given; all that
 * a rate can be where nothing was tried. Unlike the textbook's interval it holds near 0 and 1 too. Source: Wilson,
 * Probable Inference, the Law of Succession, and Statistical Inference, 1927.
 */
export function rateInterval({ successes, trials }: Tally, z = DEFAULT_DESIGN.zAlpha): Interval {
  if (trials === 0) return { lower: 0, upper: 1 };
  const rate = successes / trials;
  const centre = rate + z ** 2 / (2 * trials);
  const margin = z * Math.sqrt((rate * (1 - rate) + z ** 2 / (4 * trials)) / trials);
  const scale = 1 + z ** 2 / trials;
  return { lower: Math.max(0, (centre - margin) / scale), upper: Math.min(1, (centre + margin) / scale) };
}

/**
 * The interval of how much higher a's rate is than b's, −1 … 1, each of which has been tried. Source: Newcombe, Interval
 * Estimation for the Difference between Independent Proportions, 1998, method 10.
 */
export function differenceInterval(a: Tally, b: Tally, z = DEFAULT_DESIGN.zAlpha): Interval {
  const [rateA, rateB] = [a.successes / a.trials, b.successes / b.trials];
  const [ofA, ofB] = [rateInterval(a, z), rateInterval(b, z)];
  return {
    lower: rateA - rateB - Math.hypot(rateA - ofA.lower, ofB.upper - rateB),
    upper: rateA - rateB + Math.hypot(ofA.upper - rateA, rateB - ofB.lower),
  };
}
