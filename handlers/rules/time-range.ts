import { Problem, type Violation } from "../../src/index.ts";

/** A stretch of time cut into equal intervals; `end` itself belongs to it. */
export interface TimeRange {
  readonly start: Date;
  readonly end: Date;
  /** As it was asked for: `5m`. */
  readonly interval: string;
  readonly intervalMs: number;
}

/** What is asked for; each part may be left out. Times are RFC 3339. */
export interface RangeRequest {
  readonly start_time?: string;
  readonly end_time?: string;
  readonly interval?: string;
}

/** A history has at most this many points. */
export const MOST_POINTS = 1000;

/** The interval when none is asked for. */
export const DEFAULT_INTERVAL = "5m";

/** How far back a history reaches when no start is asked for. */
export const DEFAULT_SPAN_MS = 60 * 60 * 1000;

const UNITS: ReadonlyMap<string | undefined, number> = new Map([
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

/**
 * The milliseconds of `30s`, `5m`, `1h` or `1d`.
 * @throws {Problem} 422 for anything else, and for an interval of no length.
 */
export function parseInterval(interval: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(interval) ?? [];
  const ms = Number(count) * (UNITS.get(unit) ?? 0);
  if (ms > 0) return ms;
  const detail = `"${interval}" is no interval. Write a number and s, m, h or d, like 30s or 5m.`;
  throw invalid({
    path: "/interval",
    keyword: "pattern",
    detail,
    message: "must be a number and s, m, h or d",
  });
}

/**
 * The range that is asked for; without an end it is up to now, without a start the hour before the end.
 * @throws {Problem} 422 for a start that is not before the end, and for more than 1,000 points.
 */
export function parseRange(request: RangeRequest, now: Date): TimeRange {
  const interval = request.interval ?? DEFAULT_INTERVAL;
  const intervalMs = parseInterval(interval);
  const end = parseTime("end_time", request.end_time) ?? now;
  const start = parseTime("start_time", request.start_time) ?? new Date(end.getTime() - DEFAULT_SPAN_MS);
  const span = end.getTime() - start.getTime();
  if (span <= 0) {
    const detail = "start_time must be before end_time.";
    throw invalid({ path: "/start_time", keyword: "range", detail, message: "must be before end_time" });
  }
  const points = Math.ceil(span / intervalMs);
  if (points > MOST_POINTS) {
    const detail =
      `The range has ${points} intervals of ${interval}, and at most ${MOST_POINTS} are answered. ` +
      `Choose a shorter range or a longer interval.`;
    const message = `must divide the range into at most ${MOST_POINTS} intervals`;
    throw invalid({ path: "/interval", keyword: "range", detail, message });
  }
  return { start, end, interval, intervalMs };
}

/** RFC 3339 allows the leap second 23:59:60, which no Date can hold: that one is refused too. */
function parseTime(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  const detail = `${name} is no time that can be used: "${text}". Write it like 2025-12-15T10:00:00Z.`;
  throw invalid({ path: `/${name}`, keyword: "format", detail, message: "must be a date and time" });
}

function invalid(what: Omit<Violation, "in"> & { readonly detail: string }): Problem {
  const { detail, ...violation } = what;
  return new Problem({ status: 422, detail, errors: [{ in: "query", ...violation }] });
}
