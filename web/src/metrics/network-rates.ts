import type { components } from "../../../handlers/contract.gen.ts";
import { type Reading, timeOf } from "./readings.ts";

type SystemMetrics = components["schemas"]["SystemMetrics"];

/** How fast a machine receives and sends, in bytes per second; null where that is not known. */
export interface NetworkRates extends Reading {
  readonly received: number | null;
  readonly sent: number | null;
}

/**
 * The rates from each reading to the next, by the bytes counted since the machine started. Where a count has fallen, the
 * machine has started again in between.
 */
export function networkRates(
  readings: readonly Pick<SystemMetrics, "timestamp" | "network_in_bytes" | "network_out_bytes">[],
): NetworkRates[] {
  return readings.slice(1).map((reading, index) => {
    const before = readings[index] ?? reading;
    const seconds = (timeOf(reading) - timeOf(before)) / 1000;
    const rate = (rise: number) => (rise < 0 || seconds <= 0 ? null : rise / seconds);
    return {
      timestamp: reading.timestamp,
      received: rate(reading.network_in_bytes - before.network_in_bytes),
      sent: rate(reading.network_out_bytes - before.network_out_bytes),
    };
  });
}

/** The readings of a history whose intervals are over. Of the last one it is not known how much of it the count is for. */
export function ofWholeIntervals<Sampled extends Reading>(
  history: { readonly end_time: string; readonly data: readonly Sampled[] },
  intervalMs: number,
): Sampled[] {
  return history.data.filter((reading) => timeOf(reading) + intervalMs <= Date.parse(history.end_time));
}
