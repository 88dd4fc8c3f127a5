import { errorFunction } from "simple-statistics";

/** How often something succeeded, of how many times. */
export interface Tally {
  readonly successes: number;
  readonly trials: number;
}

/** A test statistic that is standard normal when nothing is going on, and how likely one as extreme is then. */
export interface NormalTest {
  readonly z: number;
  /** Two-sided, 0 … 1. */
  readonly pValue: number;
}

/** The probability that a standard normal variable is at least as far from 0 as `z`. */
export function twoSidedP(z: number): number {
  return Math.min(1, Math.max(0, 1 - errorFunction(Math.abs(z) / Math.SQRT2)));
}

/**
 * The two-proportion z-test with pooled variance; z is positive when a's rate is the higher one. Without any variance
 * (all succeeded or all failed) there is no difference to see: z 0, p 1.
 */
export function twoProportionTest(a: Tally, b: Tally): NormalTest {
  const pooled = (a.successes + b.successes) / (a.trials + b.trials);
  const variance = pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials);
  if (!(variance > 0) || !Number.isFinite(variance)) return { z: 0, pValue: 1 };
  const z = (a.successes / a.trials - b.successes / b.trials) / Math.sqrt(variance);
  return { z, pValue: twoSidedP(z) };
}

/**
 * Whether `inA` of `total` fits a share of `expectedShare` (0 … 1): the chi-square goodness-of-fit test of the two
 * counts, whose statistic with its one degree of freedom is the square of this z.
 */
export function shareTest(inA: number, total: number, expectedShare: number): NormalTest {
  const deviation = Math.sqrt(total * expectedShare * (1 - expectedShare));
  if (!(deviation > 0)) return { z: 0, pValue: 1 };
  const z = (inA - total * expectedShare) / deviation;
  return { z, pValue: twoSidedP(z) };
}
