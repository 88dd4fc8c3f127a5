import { expect, test } from "vitest";
import { networkRates, ofWholeIntervals } from "../../web/src/metrics/network-rates.ts";
import { mergeReadings } from "../../web/src/metrics/readings.ts";

const MINUTE = 60_000;
const START = Date.parse("2025-12-15T10:00:00Z");
const range = { title: "4 minutes", spanMs: 4 * MINUTE, interval: "1m", intervalMs: MINUTE };

test("where something was sampled and read live, the live readings stand; what was missed is filled up", () => {
  const sampled = [0, 1, 2, 3].map((minute) => reading(minute, 1));
  const live = [reading(1.2, 2), reading(1.7, 3), reading(3.5, 4)];
  expect(mergeReadings(sampled, live, range)).toEqual([
    ...[reading(0, 1), reading(1.2, 2), reading(1.7, 3), reading(2, 1), reading(3.5, 4)],
  ]);
});

test("what is older than the range is left out", () => {
  const merged = mergeReadings([reading(0, 1), reading(2, 2)], [reading(1, 3), reading(5, 4)], range);
  expect(merged).toEqual([reading(1, 3), reading(2, 2), reading(5, 4)]);
});

test("of many live readings, as many are drawn as there is room for, and the latest is among them", () => {
  const live = Array.from({ length: 4800 }, (_, at) => reading(at / 1200, at));
  const merged = mergeReadings([], live, range);
  expect(merged.length).toBeLessThanOrEqual(241);
  expect(merged.length).toBeGreaterThan(200);
  expect(merged.at(-1)).toEqual(live.at(-1));
});

test("rates are rises by second, and not known where a count began anew", () => {
  const counts = [reading(0, 0), reading(1, 600), reading(2, 60), reading(4, 180)].map(
    ({ timestamp, count }) => ({
      ...{ timestamp, network_in_bytes: count, network_out_bytes: 2 * count },
    }),
  );
  expect(networkRates(counts)).toEqual([
    { timestamp: counts[1]?.timestamp, received: 10, sent: 20 },
    { timestamp: counts[2]?.timestamp, received: null, sent: null },
    { timestamp: counts[3]?.timestamp, received: 1, sent: 2 },
  ]);
  expect(networkRates([])).toEqual([]);
});

test("an interval that is not over yet has no rate", () => {
  const data = [reading(0, 0), reading(1, 1), reading(2, 2)];
  const end_time = new Date(START + 2.5 * MINUTE).toISOString();
  expect(ofWholeIntervals({ end_time, data }, MINUTE)).toEqual([reading(0, 0), reading(1, 1)]);
});

function reading(minute: number, count: number) {
  return { timestamp: new Date(START + minute * MINUTE).toISOString(), count };
}
