import { afterAll, describe, expect, test, vi } from "vitest";
import { createHostMonitor } from "../../src/adapters/host/host-monitor.ts";
import { describeService, startService } from "./service.ts";

describe("the figures of this machine", async () => {
  const { done, stop } = await startService({ transport: "express", host: createHostMonitor(".") });
  afterAll(() => stop());

  test("are real: percentages, and bytes that never become less", async () => {
    // A busy machine may take longer for the first reading than a client is kept waiting.
    const { body: first } = await vi.waitFor(() => done("getSystemMetrics"), { timeout: 25_000 });
    for (const share of [first.cpu_usage, first.memory_usage, first.disk_usage]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(100);
    }
    expect(first.memory_usage).toBeGreaterThan(0);
    expect(first.disk_usage).toBeGreaterThan(0);
    const { body: second } = await done("getSystemMetrics");
    expect(second.network_in_bytes).toBeGreaterThanOrEqual(first.network_in_bytes);
    expect(second.network_out_bytes).toBeGreaterThanOrEqual(first.network_out_bytes);
  });
});

await describeService("the history of the machine", ({ done, refused, advance }) => {
  const read = async (query: { start_time?: string; end_time?: string; interval?: string } = {}) =>
    (await done("getSystemMetricsHistory", { query })).body;

  test("is the last hour in steps of five minutes where nothing else is asked for", async () => {
    const { data, ...range } = await read();
    expect(range).toEqual({
      ...{ interval: "5m", start_time: "2025-12-15T09:00:00Z", end_time: "2025-12-15T10:00:00Z" },
    });
    expect(data).toHaveLength(12);
    const times = data.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted());
  });

  test.each([
    ["30s", 12, 30_000],
    ["5m", 12, 300_000],
    ["15m", 4, 900_000],
    ["1h", 1, 3_600_000],
    ["1d", 1, 86_400_000],
  ])("in steps of %s has a reading for each that has samples", async (interval, count, ms) => {
    const { data, start_time } = await read({ interval });
    expect(data).toHaveLength(count);
    for (const { timestamp } of data) {
      expect((Date.parse(timestamp) - Date.parse(start_time)) % ms).toBe(0);
    }
  });

  test("has the mean of the percentages, and the last of the byte counts", async () => {
    const fine = (await read({ interval: "5m" })).data;
    const [coarse] = (await read({ interval: "1h" })).data;
    const last = fine.at(-1);
    for (const figure of ["cpu_usage", "memory_usage", "disk_usage"] as const) {
      const mean = fine.reduce((sum, reading) => sum + reading[figure], 0) / fine.length;
      expect(coarse?.[figure]).toBeCloseTo(mean, 1);
    }
    expect(coarse).toMatchObject({
      network_in_bytes: last?.network_in_bytes,
      network_out_bytes: last?.network_out_bytes,
    });
  });

  test("takes both ends in, and any offset from UTC", async () => {
    const exact = { start_time: "2025-12-15T09:30:00Z", end_time: "2025-12-15T09:40:00Z", interval: "5m" };
    const times = (await read(exact)).data.map(({ timestamp }) => timestamp);
    expect(times).toEqual(["2025-12-15T09:30:00Z", "2025-12-15T09:35:00Z"]);
    const shifted = {
      ...exact,
      start_time: "2025-12-15T10:30:00+01:00",
      end_time: "2025-12-15T10:40:00+01:00",
    };
    expect(await read(shifted)).toEqual(await read(exact));
  });

  test("is empty before there was anything, and holds at most 1,000 readings", async () => {
    const long = { start_time: "2024-01-01T00:00:00Z", end_time: "2024-01-02T00:00:00Z" };
    expect(await read(long)).toMatchObject({ data: [] });
    await refused("getSystemMetricsHistory", 422, { query: { ...long, interval: "86s" } });
    await read({ ...long, interval: "87s" });
  });

  test.each([
    { start_time: "yesterday" },
    { end_time: "2025-13-01T00:00:00Z" },
    { start_time: "2025-12-15T10:00:00" },
    { interval: "0m" },
    { interval: "5" },
    { interval: "5 m" },
    { interval: "1w" },
    { start_time: "2025-12-15T10:00:00Z", end_time: "2025-12-15T10:00:00Z" },
    { end_time: "2025-12-15T09:00:00Z", start_time: "2025-12-15T09:00:01Z" },
  ])("is refused for %j", async (query) => {
    await refused("getSystemMetricsHistory", 422, { query });
    await refused("getSecurityMetricsHistory", 422, { query });
  });

  test("is sampled while the server runs, every half a minute", async () => {
    await advance(30_000);
    await advance(15_000);
    await advance(15_000);
    const query = { start_time: "2025-12-15T10:00:00Z", interval: "30s" };
    const { data } = await read(query);
    expect(data.map(({ timestamp }) => timestamp)).toEqual(["2025-12-15T10:00:30Z"]);
    expect(data[0]).toMatchObject({ cpu_usage: 23.5, network_in_bytes: 918_273_645 });
  });
});
