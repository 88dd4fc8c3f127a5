import { cpus } from "node:os";
import { expect, test } from "vitest";
import { createHostMonitor } from "../../src/adapters/host/host-monitor.ts";

test("the figures are those of a machine", async () => {
  const readHost = createHostMonitor(import.meta.dirname);
  await expect.poll(readHost, { timeout: 20_000 }).toBeDefined();
  const figures = await readHost();
  expect(Object.keys(figures ?? {}).sort()).toEqual([
    "cpuUsage",
    "diskUsage",
    "memoryUsage",
    "networkInBytes",
    "networkOutBytes",
  ]);
  for (const share of [figures?.cpuUsage, figures?.memoryUsage, figures?.diskUsage]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(100);
  }
  expect(figures?.memoryUsage).toBeGreaterThan(0);
  expect(figures?.diskUsage).toBeGreaterThan(0);
  expect(Number.isInteger(figures?.networkInBytes)).toBe(true);
  expect(Number.isInteger(figures?.networkOutBytes)).toBe(true);
});

test("the figures follow what the machine does", async () => {
  const readHost = createHostMonitor(import.meta.dirname);
  await expect.poll(readHost, { timeout: 20_000 }).toBeDefined();
  const share = 100 / cpus().length;
  // While this process does nothing but count, one processor at least is busy.
  await expect
    .poll(
      async () => {
        const until = performance.now() + 1200;
        while (performance.now() < until);
        return (await readHost())?.cpuUsage;
      },
      { timeout: 20_000, interval: 100 },
    )
    .toBeGreaterThan(share / 2);
});

test("who asks many times at once waits for one reading", async () => {
  const readHost = createHostMonitor(import.meta.dirname);
  await expect.poll(readHost, { timeout: 20_000 }).toBeDefined();
  const all = await Promise.all(Array.from({ length: 100 }, readHost));
  expect(new Set(all).size).toBe(1);
});

test("where the figures cannot be read there are none", async () => {
  expect(await createHostMonitor("/no/such/folder")()).toBeUndefined();
});
