/** A value and when it was so. */
export interface TimePoint {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  /** Null where it is known that there is none: the line is broken there. */
  readonly value: number | null;
}

/** Values over time under one name. */
export interface TimeSeries {
  /** What the values are, as the legend and the text say it. */
  readonly name: string;
  /** From the oldest to the latest. */
  readonly points: readonly TimePoint[];
}

/** Several series over the same times: for each time, the value of each series; undefined where one has none then. */
export interface AlignedSeries {
  /** Ascending, each once. */
  readonly times: number[];
  /** One list for each series, as long as `times`. */
  readonly values: (number | null | undefined)[][];
}

/** Brings series, each with times of its own, over common times. */
export function alignSeries(series: readonly TimeSeries[]): AlignedSeries {
  const byTime = series.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])));
  const times = [...new Set(byTime.flatMap((points) => [...points.keys()]))].sort((a, b) => a - b);
  return { times, values: byTime.map((points) => times.map((at) => points.get(at))) };
}

/** The points with the line broken wherever two are further apart than so many milliseconds. */
export function withGaps(points: readonly TimePoint[], gapAfterMs: number): TimePoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (!before || point.at - before.at <= gapAfterMs) return [point];
    return [{ at: (before.at + point.at) / 2, value: null }, point];
  });
}

/** The last value of a series at a time or before it; undefined when there is none yet. */
export function valueAt({ points }: TimeSeries, time = Infinity): number | undefined {
  return points.findLast(({ at, value }) => at <= time && value !== null)?.value ?? undefined;
}
