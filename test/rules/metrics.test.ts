import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { Problem, type TrafficWindow } from "../../src/index.ts";
import { intoBuckets } from "../../handlers/rules/history.ts";
import { performanceFigures } from "../../handlers/rules/performance-figures.ts";
import { securityFigures, worstThreatLevel } from "../../handlers/rules/security-figures.ts";
import { parseInterval, parseRange, type RangeRequest } from "../../handlers/rules/time-range.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

const now = new Date("2025-12-15T10:00:00Z");

function problemOf(action: () => unknown): Problem | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  return undefined;
}

describe("an interval", () => {
  test.each([
    ["30s", 30_000],
    ["5m", 300_000],
    ["1h", 3_600_000],
    ["1d", 86_400_000],
  ])("of %s is %i milliseconds", (text, ms) => {
    expect(parseInterval(text)).toBe(ms);
  });

  test.each(["", "5", "m", "5 m", "-5m", "0s", "1.5h", "1w", "5M", "9999999s"])("is not %j", (text) => {
    expect(problemOf(() => parseInterval(text))).toMatchObject({
      status: 422,
      errors: [{ in: "query", path: "/interval", keyword: "pattern" }],
    });
  });
});

describe("a range", () => {
  test("is the last hour in steps of five minutes when nothing is asked for", () => {
    const { start, end, interval, intervalMs } = parseRange({}, now);
    expect([toTimestamp(start), toTimestamp(end)]).toEqual(["2025-12-15T09:00:00Z", toTimestamp(now)]);
    expect([interval, intervalMs]).toEqual(["5m", 300_000]);
  });

  test("starts an hour before an end that is asked for, and understands offsets", () => {
    const { start, end } = parseRange({ end_time: "2025-12-01T12:00:00+02:00" }, now);
    expect([toTimestamp(start), toTimestamp(end)]).toEqual(["2025-12-01T09:00:00Z", "2025-12-01T10:00:00Z"]);
  });

  test("has at most 1,000 points", () => {
    const end_time = "2025-12-15T10:00:00Z";
    const asked = { start_time: "2025-12-15T01:40:00Z", end_time, interval: "30s" };
    expect(parseRange(asked, now).intervalMs).toBe(30_000);
    const one = problemOf(() => parseRange({ ...asked, start_time: "2025-12-15T01:39:59Z" }, now));
    expect(one).toMatchObject({ status: 422, errors: [{ path: "/interval", keyword: "range" }] });
    expect(one?.detail).toBe(
      "The range has 1001 intervals of 30s, and at most 1000 are answered. " +
        "Choose a shorter range or a longer interval.",
    );
  });

  test.each<[string, RangeRequest, string]>([
    [
      "ends before it starts",
      { start_time: "2025-12-15T12:00:00Z", end_time: "2025-12-15T11:00:00Z" },
      "/start_time",
    ],
    ["has no length", { start_time: "2025-12-15T10:00:00Z" }, "/start_time"],
    ["ends in a leap second", { end_time: "2016-12-31T23:59:60Z" }, "/end_time"],
  ])("that %s is refused", (_, asked, path) => {
    expect(problemOf(() => parseRange(asked, now))).toMatchObject({
      status: 422,
      errors: [{ in: "query", path }],
    });
  });
});

describe("a history", () => {
  const range = parseRange({ start_time: "2025-12-15T09:50:00Z", end_time: "2025-12-15T10:00:00Z" }, now);
  const at = (time: string) => ({ timestamp: `2025-12-15T${time}Z` });

  test("has a point for each interval with samples, named by its start, and none for the others", () => {
    const quarter = parseRange({ start_time: "2025-12-15T09:45:00Z" }, now);
    const buckets = intoBuckets([at("09:58:30"), at("09:46:00"), at("09:45:00"), at("09:49:59")], quarter);
    expect(buckets).toEqual([
      { timestamp: "2025-12-15T09:45:00Z", samples: [at("09:46:00"), at("09:45:00"), at("09:49:59")] },
      { timestamp: "2025-12-15T09:55:00Z", samples: [at("09:58:30")] },
    ]);
  });

  test("includes both ends of the range and nothing outside", () => {
    const buckets = intoBuckets([at("09:49:59"), at("09:50:00"), at("10:00:00"), at("10:00:01")], range);
    expect(buckets.map((bucket) => bucket.samples)).toEqual([[at("09:50:00")], [at("10:00:00")]]);
  });

  test("puts each sample of the range into one bucket that holds its time", () => {
    const offset = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(offset), fc.constantFrom("7s", "30s", "5m", "1h"), (offsets, interval) => {
        const asked = parseRange({ start_time: "2025-12-15T09:50:00Z", interval }, now);
        const samples = offsets.map((ms) => ({ timestamp: toTimestamp(new Date(now.getTime() + ms)) }));
        const inside = samples.filter(({ timestamp }) => {
          const time = Date.parse(timestamp);
          return time >= asked.start.getTime() && time <= asked.end.getTime();
        });
        const buckets = intoBuckets(samples, asked);
        expect(buckets.flatMap((bucket) => bucket.samples)).toHaveLength(inside.length);
        for (const bucket of buckets) {
          const start = Date.parse(bucket.timestamp);
          for (const { timestamp } of bucket.samples) {
            expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(start);
            expect(Date.parse(timestamp)).toBeLessThanOrEqual(start + asked.intervalMs);
          }
        }
      }),
    );
  });
});

describe("the figures of what was seen", () => {
  const quiet: TrafficWindow = {
    windowMs: 60_000,
    requests: 0,
    statuses: {},
    serverErrors: 0,
    latencyMs: { mean: 0, p50: 0, p95: 0 },
    reads: 0,
    notModified: 0,
    inFlight: 0,
  };

  test("count each refusal by its kind, and neither successes nor failures of the server", () => {
    const statuses = {
      200: 900,
      304: 20,
      500: 5,
      401: 3,
      403: 2,
      413: 1,
      400: 1,
      404: 2,
      405: 3,
      415: 4,
      422: 5,
      409: 6,
      412: 7,
    };
    expect(securityFigures({ ...quiet, requests: 1000, statuses })).toEqual({
      activeAlerts: 1,
      blockedThreats: 6,
      detectedAnomalies: 15,
      policyViolations: 13,
      threatLevel: "low",
    });
  });

  test("raise an alert for each kind that reaches its threshold", () => {
    const alerts = (statuses: Record<number, number>) => securityFigures({ ...quiet, statuses }).activeAlerts;
    expect(alerts({ 401: 9, 404: 19, 409: 9 })).toBe(0);
    expect(alerts({ 401: 10, 404: 19, 409: 9 })).toBe(1);
    expect(alerts({ 401: 10, 404: 20, 409: 10 })).toBe(3);
  });

  test.each([
    ["low", 9, 9],
    ["medium", 10, 100],
    ["low", 10, 101],
    ["medium", 99, 900],
    ["high", 30, 120],
    ["medium", 30, 121],
    ["critical", 100, 200],
    ["high", 100, 201],
  ])("mean a threat level of %s for %i refusals of %i requests", (level, refused, requests) => {
    expect(securityFigures({ ...quiet, requests, statuses: { 401: refused } }).threatLevel).toBe(level);
  });

  test("know the worst of several threat levels", () => {
    expect(worstThreatLevel(["low", "high", "medium"])).toBe("high");
    expect(worstThreatLevel([])).toBe("low");
  });

  test("turn what was answered into rates and shares", () => {
    const seen = { ...quiet, requests: 120, serverErrors: 3, reads: 80, notModified: 20, inFlight: 2 };
    expect(performanceFigures({ ...seen, latencyMs: { mean: 4.5, p50: 3, p95: 20 } })).toEqual({
      responseTimeMs: 4.5,
      throughputRequestsPerSec: 2,
      errorRate: 0.025,
      cacheHitRate: 0.25,
      queueDepth: 2,
    });
  });

  test("are 0 when there was nothing to see", () => {
    expect(Object.values(performanceFigures(quiet))).toEqual([0, 0, 0, 0, 0]);
    expect(securityFigures(quiet)).toMatchObject({ activeAlerts: 0, threatLevel: "low" });
  });
});
