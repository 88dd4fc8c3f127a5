import { Problem } from "../../src/index.ts";

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
export const DEFAULT_SPAN_MS = 24 * 60 * 60 * 1000;

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
  throw invalid(
    "/interval",
    "pattern",
    `"${interval}" is no interval; write a number and s, m, h or d, like 30s or 5m.`,
  );
}

/**
 * The range that is asked for; without an end it is up to now, without a start the day before the end.
 * @throws {Problem} 422 for a start that is not before the end, and for more than 1,000 points.
 */
export function parseRange(request: RangeRequest, now: Date): TimeRange {
  const interval = request.interval ?? DEFAULT_INTERVAL;
  const intervalMs = parseInterval(interval);
  const end = request.end_time === undefined ? now : new Date(request.end_time);
  const start =
    request.start_time === undefined
      ? new Date(end.getTime() - DEFAULT_SPAN_MS)
      : new Date(request.start_time);
  const span = end.getTime() - start.getTime();
  if (!(span > 0)) throw invalid("/start_time", "range", "start_time has to be before end_time.");
  const points = Math.ceil(span / intervalMs);
  if (points > MOST_POINTS) {
    throw invalid(
      "/interval",
      "range",
      `${points} points of ${interval} are more than ${MOST_POINTS}; ask for a longer interval or a shorter time.`,
    );
  }
  return { start, end, interval, intervalMs };
}

function invalid(path: string, keyword: string, message: string): Problem {
  return new Problem({ status: 422, detail: message, errors: [{ in: "query", path, keyword, message }] });
}
