import { quantileSorted } from "simple-statistics";

/** How many equally full bins the reference is cut into. */
export const PSI_BINS = 10;

/** From here a distribution counts as drifted: the usual reading (Siddiqi, Credit Risk Scorecards, 2006) has 0.25 as
 * a major and 0.1 as a minor shift, and monitoring tools alarm at 0.2. */
export const PSI_THRESHOLD = 0.2;

/** The least share that a bin is counted with, so that an empty bin has a logarithm. */
export const PSI_EPSILON = 0.0001;

/**
 * The population stability index of `current` against `reference`: the sum over bins of
 * (current share − reference share) × ln(current share / reference share). The bins lie between the quantiles of the
 * reference and are open at both ends; equal quantiles become one bin. 0 for equal distributions, and never below.
 * @throws {RangeError} for an empty sample.
 */
export function populationStabilityIndex(reference: readonly number[], current: readonly number[]): number {
  if (reference.length === 0 || current.length === 0)
    throw new RangeError("PSI needs two samples that are not empty.");
  const edges = binEdges(reference);
  const expected = binShares(reference, edges);
  const actual = binShares(current, edges);
  return expected.reduce((sum, share, bin) => {
    const now = actual[bin] ?? PSI_EPSILON;
    return sum + (now - share) * Math.log(now / share);
  }, 0);
}

function binEdges(reference: readonly number[]): number[] {
  const sorted = reference.toSorted((a, b) => a - b);
  const edges = Array.from({ length: PSI_BINS - 1 }, (_, i) => quantileSorted(sorted, (i + 1) / PSI_BINS));
  return [...new Set(edges)];
}

/** The share of values in each bin; a value on an edge belongs to the bin below it. */
function binShares(values: readonly number[], edges: readonly number[]): number[] {
  const counts = Array.from({ length: edges.length + 1 }, () => 0);
  for (const value of values) {
    const above = edges.findIndex((edge) => value <= edge);
    const bin = above === -1 ? edges.length : above;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => Math.max(count / values.length, PSI_EPSILON));
}
