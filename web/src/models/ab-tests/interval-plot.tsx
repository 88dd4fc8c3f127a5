import type { Interval } from "../../../../handlers/rules/rate-interval.ts";

/** What all rows of a plot are drawn along. */
export interface Scale extends Interval {
  readonly ticks: readonly number[];
}

/** The steps between two ticks that are tried, the finest first, in shares. */
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
const MOST_TICKS = 6;

/** A scale on which all of these intervals are seen, from one tick to another. */
export function scaleOver(intervals: readonly Interval[]): Scale {
  const lowest = Math.min(...intervals.map(({ lower }) => lower));
  const highest = Math.max(...intervals.map(({ upper }) => upper));
  const ticksBy = (step: number) => {
    const from = Math.floor(lowest / step);
    const to = Math.ceil(highest / step);
    return Array.from({ length: to - from + 1 }, (_, at) => (from + at) * step);
  };
  const ticks = STEPS.map(ticksBy).find(({ length }) => length <= MOST_TICKS) ?? [0, 0.25, 0.5, 0.75, 1];
  return { lower: ticks[0] ?? 0, upper: ticks.at(-1) ?? 1, ticks };
}

/** A rate as a dot, on the line of all that it can be. Its figures are to be told beside it. */
export function IntervalPlot({
  scale,
  rate,
  interval,
}: {
  readonly scale: Scale;
  /** Null before anything was counted. */
  readonly rate: number | null;
  readonly interval: Interval;
}) {
  const [left, right] = [placeOf(interval.lower, scale), 100 - placeOf(interval.upper, scale)];
  return (
    <div className="interval-plot" aria-hidden>
      {scale.ticks.map((tick) => (
        <span key={tick} className="tick" style={{ left: `${placeOf(tick, scale)}%` }} />
      ))}
      <span className="whisker" style={{ left: `${left}%`, right: `${right}%` }} />
      {rate !== null && <span className="dot" style={{ left: `${placeOf(rate, scale)}%` }} />}
    </div>
  );
}

/** The figures below the ticks of a scale. */
export function IntervalAxis({ scale }: { readonly scale: Scale }) {
  return (
    <div className="interval-axis" aria-hidden>
      {scale.ticks.map((tick) => (
        <span key={tick} style={{ left: `${placeOf(tick, scale)}%` }}>
          {Math.round(tick * 100)} %
        </span>
      ))}
    </div>
  );
}

/** Where a share is along a scale, in percent of its length. */
function placeOf(share: number, { lower, upper }: Scale): number {
  return ((share - lower) / (upper - lower)) * 100;
}
