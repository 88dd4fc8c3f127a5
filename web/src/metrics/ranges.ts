import { parseAsStringLiteral, useQueryState } from "nuqs";

/** A stretch of time up to now, and how finely its history is asked for. */
export interface Range {
  readonly title: string;
  readonly spanMs: number;
  /** As the contract writes it: `30s`. */
  readonly interval: string;
  readonly intervalMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What can be chosen, by its name in the address; none has more points than a screen has room for. */
export const RANGES = {
  "15m": { title: "15 min", spanMs: 15 * MINUTE, interval: "30s", intervalMs: MINUTE / 2 },
  "1h": { title: "1 hour", spanMs: HOUR, interval: "1m", intervalMs: MINUTE },
  "6h": { title: "6 hours", spanMs: 6 * HOUR, interval: "5m", intervalMs: 5 * MINUTE },
  "24h": { title: "24 hours", spanMs: 24 * HOUR, interval: "10m", intervalMs: 10 * MINUTE },
} as const satisfies Record<string, Range>;

/** The name of a range. */
export type RangeName = keyof typeof RANGES;

/** All names, from the shortest range. */
export const RANGE_NAMES = Object.keys(RANGES) as RangeName[];

/** The range that is chosen, which is kept in the address. */
export function useRange() {
  return useQueryState("range", parseAsStringLiteral(RANGE_NAMES).withDefault("1h"));
}

/** When the history of a range begins, in RFC 3339: on a whole interval, so that the same ones are asked for again. */
export function startOf({ spanMs, intervalMs }: Range, now: number): string {
  return new Date(Math.floor((now - spanMs) / intervalMs) * intervalMs).toISOString();
}
