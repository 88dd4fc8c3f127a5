/** What the rounds of one measurement showed. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median and spread of some samples; undefined when there are none. */
export function summarise(samples: readonly number[]): Summary | undefined {
  const sorted = [...samples].sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (min === undefined || max === undefined || low === undefined || high === undefined) return undefined;
  return { median: (low + high) / 2, min, max };
}

/** Median and spread of what one is to the other, round by round; undefined when one of them was not measured. */
export function summariseRatio(of: readonly number[], to: readonly number[]): Summary | undefined {
  if (of.length !== to.length) return undefined;
  return summarise(of.map((sample, round) => sample / (to[round] ?? NaN)));
}
