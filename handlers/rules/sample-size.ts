/** What an A/B test is to be able to find, and how sure it has to be. */
export interface TestDesign {
  /** The success rate to expect without any difference, 0 … 1. */
  readonly baselineRate: number;
  /** The smallest difference of the two rates (absolute, 0 … 1) that the test shall find. */
  readonly minimumDetectableEffect: number;
  /** The standard normal quantile of 1 − alpha / 2. */
  readonly zAlpha: number;
  /** The standard normal quantile of the power. */
  readonly zPower: number;
}

/** The significance level of every A/B test: how often a difference is seen where there is none. */
export const ALPHA = 0.05;

/** The power of every A/B test: how often a difference of the least detectable size is found. */
export const POWER = 0.8;

/**
 * Alpha 0.05 two-sided (quantile of 0.975), power 0.8 (quantile of 0.8), and a rise from 90 % to 95 %. The quantiles
 * are constants, because approximations of the probit function are good to three digits only.
 */
export const DEFAULT_DESIGN: TestDesign = {
  baselineRate: 0.9,
  minimumDetectableEffect: 0.05,
  zAlpha: 1.959963984540054,
  zPower: 0.8416212335729143,
};

/**
 * The outcomes that each arm needs when `splitToA` percent (1 … 99) of them come from arm a, so that both arms are
 * full at about the same time. Source: Fleiss, Levin, Paik, Statistical Methods for Rates and Proportions, 3rd ed.,
 * chapter 4 (pooled variance under the null hypothesis, no continuity correction).
 */
export function requiredSample(
  splitToA: number,
  design: TestDesign = DEFAULT_DESIGN,
): { readonly a: number; readonly b: number } {
  const rate = design.baselineRate;
  const other = otherRate(design);
  const ratio = (100 - splitToA) / splitToA;
  const pooled = (rate + ratio * other) / (1 + ratio);
  const root =
    design.zAlpha * Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio)) +
    design.zPower * Math.sqrt(rate * (1 - rate) + (other * (1 - other)) / ratio);
  const a = (root / design.minimumDetectableEffect) ** 2;
  return { a: Math.ceil(a), b: Math.ceil(a * ratio) };
}

/** The rate a minimum detectable effect away from the baseline, on the side that is still a rate. */
function otherRate({ baselineRate, minimumDetectableEffect }: TestDesign): number {
  const above = baselineRate + minimumDetectableEffect;
  return above <= 1 ? above : baselineRate - minimumDetectableEffect;
}
