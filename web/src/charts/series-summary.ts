import type { TimeSeries } from "./time-series.ts";
import type { ValueFormat } from "./value-format.ts";

/** A time in the reader's own manner, with the day where it is not today's. */
export function timeWords(at: number, now = Date.now()): string {
  const time = new Date(at);
  const isToday = time.toDateString() === new Date(now).toDateString();
  return isToday
    ? time.toLocaleTimeString()
    : time.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

/** A series in one sentence: its latest value, its lowest and highest, and from when to when. */
export function summaryOf({ name, points }: TimeSeries, format: ValueFormat): string {
  const known = points.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${name}: no values.`;
  const values = known.map(({ value }) => value);
  return (
    `${name}: latest ${format(last.value)}, lowest ${format(Math.min(...values))}, ` +
    `highest ${format(Math.max(...values))}, from ${timeWords(first.at)} to ${timeWords(last.at)}.`
  );
}
