import { describe, expect, test } from "vitest";
import { metricsFixtures } from "../../fixtures/metrics.ts";
import { MOST_SAMPLES } from "../../handlers/metrics-sampling.ts";
import { createWatch, START } from "./watch-contract.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

const figures = {
  cpuUsage: 23.456,
  memoryUsage: 61.2,
  diskUsage: 47.9,
  networkInBytes: 918_273_645,
  networkOutBytes: 192_837_465,
};
const host = () => Promise.resolve(figures);
const fresh = { collections: {} };

describe("the machine's metrics", () => {
  test("are read from the machine now", async () => {
    const { ask } = createWatch(fresh, host);
    expect((await ask("GET", "/api/metrics/system")).body).toEqual({
      timestamp: toTimestamp(START),
      cpu_usage: 23.46,
      memory_usage: 61.2,
      disk_usage: 47.9,
      network_in_bytes: 918_273_645,
      network_out_bytes: 192_837_465,
    });
  });

  test("are unavailable where there is no machine to read", async () => {
    const { ask } = createWatch(fresh);
    const { status, body } = await ask("GET", "/api/metrics/system");
    expect([status, body]).toMatchObject([503, { title: "Service unavailable" }]);
  });
});

describe("the security metrics", () => {
  test("count the refusals that the server has really answered with", async () => {
    const { ask } = createWatch(fresh);
    for (let times = 0; times < 11; times++) await ask("POST", "/api/federation/aggregate");
    await ask("GET", "/api/nowhere");
    await ask("DELETE", "/api/ids/drift");
    await ask("GET", "/api/ids/drift?limit=0");
    expect((await ask("GET", "/api/metrics/security")).body).toEqual({
      timestamp: toTimestamp(START),
      active_alerts: 1,
      blocked_threats: 11,
      detected_anomalies: 3,
      policy_violations: 0,
      threat_level: "medium",
    });
  });

  test("forget what is longer ago than a minute", async () => {
    const { ask, pass } = createWatch(fresh);
    await ask("GET", "/api/nowhere");
    await pass(61_000);
    expect((await ask("GET", "/api/metrics/security")).body).toMatchObject({ detected_anomalies: 0 });
  });
});

test("the performance metrics tell the rate and the work in hand", async () => {
  const { ask } = createWatch(fresh);
  for (let times = 0; times < 30; times++) await ask("GET", "/api/ids/drift");
  expect((await ask("GET", "/api/metrics/performance")).body).toMatchObject({
    throughput_requests_per_sec: 0.5,
    error_rate: 0,
    cache_hit_rate: 0,
    queue_depth: 1,
  });
});

describe("a history", () => {
  test("is sampled every thirty seconds, and drawn by means, last counts and highest figures", async () => {
    let cpuUsage = 10;
    const { ask, pass, failures } = createWatch(fresh, () => Promise.resolve({ ...figures, cpuUsage }));
    await pass(0);
    cpuUsage = 30;
    for (let times = 0; times < 11; times++) await ask("POST", "/api/federation/aggregate");
    await pass(29_999);
    await pass(1);
    await pass(61_000);

    const range = "start_time=2025-12-15T10:00:00Z&end_time=2025-12-15T10:05:00Z&interval=1m";
    expect((await ask("GET", `/api/metrics/system/history?${range}`)).body).toMatchObject({
      interval: "1m",
      start_time: "2025-12-15T10:00:00Z",
      end_time: "2025-12-15T10:05:00Z",
      data: [
        { timestamp: "2025-12-15T10:00:00Z", cpu_usage: 20, network_in_bytes: 918_273_645 },
        { timestamp: "2025-12-15T10:01:00Z", cpu_usage: 30 },
      ],
    });
    expect((await ask("GET", `/api/metrics/security/history?${range}`)).body).toMatchObject({
      data: [
        { blocked_threats: 11, active_alerts: 1, threat_level: "medium" },
        { blocked_threats: 0, active_alerts: 0, threat_level: "low" },
      ],
    });
    expect(failures).toEqual([]);
  });

  test("without a machine to read has security samples all the same", async () => {
    const { ask, pass } = createWatch(fresh);
    await pass(0);
    await pass(30_000);
    await pass(1000);
    expect((await ask("GET", "/api/metrics/system/history")).body).toHaveProperty("data", []);
    expect((await ask("GET", "/api/metrics/security/history?interval=30s")).body).toMatchObject({
      data: [{}, {}],
    });
  });

  test("of a fresh server covers the day before, in an hour's steps of five minutes unless asked otherwise", async () => {
    const { ask } = createWatch(metricsFixtures(START));
    for (const kind of ["system", "security"]) {
      const hour = await ask("GET", `/api/metrics/${kind}/history`);
      expect(hour.body).toMatchObject({
        interval: "5m",
        start_time: "2025-12-15T09:00:00Z",
        data: Array.from({ length: 12 }, (_, at) => ({
          timestamp: toTimestamp(new Date(START.getTime() - 3_600_000 + at * 300_000)),
        })),
      });
      const day = await ask(
        "GET",
        `/api/metrics/${kind}/history?start_time=2025-12-14T10:00:00Z&interval=1h`,
      );
      expect(day.body).toMatchObject({ data: Array.from({ length: 24 }, () => ({})) });
    }
  });

  test.each([
    ["ends before it starts", "start_time=2025-12-15T12:00:00Z&end_time=2025-12-15T11:00:00Z", "/start_time"],
    [
      "has more than 1,000 points",
      "start_time=2025-12-01T00:00:00Z&end_time=2025-12-15T00:00:00Z&interval=30s",
      "/interval",
    ],
  ])("that %s is refused", async (_, query, path) => {
    const { ask } = createWatch(fresh);
    const { status, body } = await ask("GET", `/api/metrics/system/history?${query}`);
    expect([status, body]).toMatchObject([422, { errors: [{ in: "query", path, keyword: "range" }] }]);
  });

  test("keeps as many samples as a day has, and forgets the oldest first", async () => {
    const [sample] = metricsFixtures(START).collections.securitySamples ?? [];
    if (!sample) throw new Error("The fixtures have no sample.");
    const securitySamples = Array.from({ length: MOST_SAMPLES }, (_, at) => ({
      ...sample,
      timestamp: toTimestamp(new Date(START.getTime() - (MOST_SAMPLES - at) * 30_000)),
    }));
    const { pass, store } = createWatch({ collections: { securitySamples } });
    await pass(0);
    const { items, total } = await store.read((view) => view.find("securitySamples"));
    expect([total, items[0]?.timestamp, items.at(-1)?.timestamp]).toEqual([
      MOST_SAMPLES,
      securitySamples[1]?.timestamp,
      toTimestamp(START),
    ]);
  });
});
