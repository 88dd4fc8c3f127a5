/** The outcome of a two-sample Kolmogorov–Smirnov test. */
export interface KolmogorovSmirnov {
  /** The greatest distance between the two empirical distribution functions, 0 … 1. */
  readonly statistic: number;
  /** How likely a distance at least this great is when both samples come from one distribution, 0 … 1. */
  readonly pValue: number;
}

/**
 * Compares two samples of any sizes above 0. The p-value is the asymptotic one with Stephens' correction, good from
 * an effective size of 4. Source: Press et al., Numerical Recipes in C, 2nd ed., section 14.3 (`kstwo`, `probks`).
 * @throws {RangeError} for an empty sample.
 */
export function kolmogorovSmirnov(first: readonly number[], second: readonly number[]): KolmogorovSmirnov {
  if (first.length === 0 || second.length === 0) {
    throw new RangeError("A Kolmogorov–Smirnov test needs two samples that are not empty.");
  }
  const statistic = greatestDistance(first, second);
  const effective = Math.sqrt((first.length * second.length) / (first.length + second.length));
  return { statistic, pValue: tailProbability((effective + 0.12 + 0.11 / effective) * statistic) };
}

function greatestDistance(first: readonly number[], second: readonly number[]): number {
  const steps = [
    ...first.map((value) => ({ value, step: second.length })),
    ...second.map((value) => ({ value, step: -first.length })),
  ].sort((a, b) => a.value - b.value);
  // Counted in whole numbers, n × m to a distance of 1, so that equal samples come out at exactly 0.
  let distance = 0;
  let greatest = 0;
  for (const [at, { value, step }] of steps.entries()) {
    distance += step;
    // Values that are equal step together: the functions are compared only where the last of them is in.
    if (steps[at + 1]?.value !== value) greatest = Math.max(greatest, Math.abs(distance));
  }
  return greatest / (first.length * second.length);
}

/** Kolmogorov's Q(λ) = 2 Σ (−1)^(j−1) exp(−2 j² λ²). */
function tailProbability(lambda: number): number {
  // The alternating series does not converge near 0, where the sum is 1 to seven digits.
  if (lambda < 0.3) return 1;
  let sum = 0;
  for (let j = 1; j <= 100; j++) {
    const term = 2 * (-1) ** (j - 1) * Math.exp(-2 * j * j * lambda * lambda);
    sum += term;
    if (Math.abs(term) < 1e-12) break;
  }
  return Math.min(1, Math.max(0, sum));
}
