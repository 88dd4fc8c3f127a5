import type { TimeSeries } from "../charts/time-series.ts";
import type { Range } from "./ranges.ts";

/** Figures that were measured at a time, in RFC 3339. */
export interface Reading {
  readonly timestamp: string;
}

/** Readings further apart than this are not joined: nothing is known about the time between. */
export const GAP_MS = 15 * 60_000;

/** At most so many readings of now are drawn in a range. */
const MOST_DRAWN = 240;

/**
 * The readings of a range from two sources, oldest first: what was sampled, and what was read while the page was open.
 * Where there is both, the live readings stand, thinned to what a chart has room for.
 */
export function mergeReadings<Figures extends Reading>(
  sampled: readonly Figures[],
  live: readonly Figures[],
  { spanMs, intervalMs }: Range,
): Figures[] {
  const last = timeOf(live.at(-1) ?? sampled.at(-1));
  const inRange = (reading: Figures) => timeOf(reading) >= last - spanMs;
  const thinned = thin(live.filter(inRange), spanMs / MOST_DRAWN);
  const interval = (reading: Figures) => Math.floor(timeOf(reading) / intervalMs);
  const seen = new Set(thinned.map(interval));
  return [...sampled.filter((reading) => inRange(reading) && !seen.has(interval(reading))), ...thinned].sort(
    (a, b) => timeOf(a) - timeOf(b),
  );
}

/** One figure of readings over time; null where it is not known. */
export function seriesOf<Figures extends Reading>(
  name: string,
  readings: readonly Figures[],
  figure: (reading: Figures) => number | null,
): TimeSeries {
  return { name, points: readings.map((reading) => ({ at: timeOf(reading), value: figure(reading) })) };
}

/** When a reading was made, in milliseconds since 1970; now, when there is none. */
export function timeOf(reading: Reading | undefined): number {
  return reading ? Date.parse(reading.timestamp) : Date.now();
}

/** The ends of a time axis for a range: up to the last live reading, else to the end of what was asked for. */
export function endsOf(
  live: readonly Reading[],
  history: { readonly end_time: string } | undefined,
  { spanMs }: Range,
): { readonly from: number; readonly to: number } {
  const to = timeOf(live.at(-1) ?? (history && { timestamp: history.end_time }));
  return { from: to - spanMs, to };
}

/** The last reading of each step. */
function thin<Figures extends Reading>(readings: readonly Figures[], stepMs: number): Figures[] {
  const byStep = new Map(readings.map((reading) => [Math.floor(timeOf(reading) / stepMs), reading]));
  return [...byStep.values()];
}
