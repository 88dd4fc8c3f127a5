import type { TimeRange } from "./time-range.ts";
import { toTimestamp } from "./timestamp.ts";

/** Something that was measured at a time, in RFC 3339. */
export interface Sample {
  readonly timestamp: string;
}

/** An interval of a history that has samples, and when it starts. */
export interface Bucket<Measured extends Sample> {
  readonly timestamp: string;
  readonly samples: readonly [Measured, ...Measured[]];
}

/**
 * Sorts samples into the intervals of the range, oldest first. Intervals are counted from the start of the range; one
 * without samples is left out, for nothing is known about it. Samples outside of the range are not looked at.
 */
export function intoBuckets<Measured extends Sample>(
  samples: readonly Measured[],
  { start, end, intervalMs }: TimeRange,
): Bucket<Measured>[] {
  const last = Math.ceil((end.getTime() - start.getTime()) / intervalMs) - 1;
  const byIndex = new Map<number, [Measured, ...Measured[]]>();
  for (const sample of samples) {
    const time = Date.parse(sample.timestamp);
    if (time < start.getTime() || time > end.getTime()) continue;
    const index = Math.min(last, Math.floor((time - start.getTime()) / intervalMs));
    const bucket = byIndex.get(index);
    if (bucket) bucket.push(sample);
    else byIndex.set(index, [sample]);
  }
  return [...byIndex]
    .sort(([a], [b]) => a - b)
    .map(([index, inside]) => ({
      timestamp: toTimestamp(new Date(start.getTime() + index * intervalMs)),
      samples: inside,
    }));
}
