import type { Handlers } from "../src/index.ts";
import { Problem, reply } from "../src/index.ts";
import type { components, operations } from "./contract.gen.ts";
import { readSecurity, readSystem, TRAFFIC_WINDOW_MS } from "./metrics-reading.ts";
import { type Bucket, intoBuckets } from "./rules/history.ts";
import { performanceFigures } from "./rules/performance-figures.ts";
import { rounded } from "./rules/rounding.ts";
import { worstThreatLevel } from "./rules/security-figures.ts";
import { parseRange, type TimeRange } from "./rules/time-range.ts";
import type { ModelOpsState } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

type SystemMetrics = components["schemas"]["SystemMetrics"];
type SecurityMetrics = components["schemas"]["SecurityMetrics"];

/** The operations of the tag Metrics. */
export const metricsHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  | "getSystemMetrics"
  | "getSystemMetricsHistory"
  | "getSecurityMetrics"
  | "getSecurityMetricsHistory"
  | "getPerformanceMetrics"
> = {
  getSystemMetrics: async (context) => {
    const reading = await readSystem(context);
    if (reading) return reply(200, reading);
    throw new Problem({
      status: 503,
      detail: "The figures of this machine cannot be read here. Ask a server that runs outside a browser.",
    });
  },

  getSystemMetricsHistory: async ({ query, store, now }) => {
    const range = parseRange(query, now);
    const { items } = await store.find("systemSamples");
    return reply(200, { ...described(range), data: intoBuckets(items, range).map(meanOf) });
  },

  getSecurityMetrics: async (context) => reply(200, readSecurity(context)),

  getSecurityMetricsHistory: async ({ query, store, now }) => {
    const range = parseRange(query, now);
    const { items } = await store.find("securitySamples");
    return reply(200, { ...described(range), data: intoBuckets(items, range).map(worstOf) });
  },

  getPerformanceMetrics: async ({ traffic, now }) => {
    const figures = performanceFigures(traffic(TRAFFIC_WINDOW_MS));
    return reply(200, {
      timestamp: toTimestamp(now),
      response_time_ms: rounded(figures.responseTimeMs, 3),
      throughput_requests_per_sec: rounded(figures.throughputRequestsPerSec, 3),
      error_rate: rounded(figures.errorRate, 4),
      cache_hit_rate: rounded(figures.cacheHitRate, 4),
      queue_depth: figures.queueDepth,
    });
  },
};

function described({ interval, start, end }: TimeRange) {
  return { interval, start_time: toTimestamp(start), end_time: toTimestamp(end) };
}

/** Percentages are averaged; the byte counts only ever rise, so the last ones stand. */
function meanOf({ timestamp, samples }: Bucket<SystemMetrics>): SystemMetrics {
  const mean = (figure: "cpu_usage" | "memory_usage" | "disk_usage") =>
    rounded(samples.reduce((sum, sample) => sum + sample[figure], 0) / samples.length, 2);
  const last = samples.at(-1) ?? samples[0];
  return {
    timestamp,
    cpu_usage: mean("cpu_usage"),
    memory_usage: mean("memory_usage"),
    disk_usage: mean("disk_usage"),
    network_in_bytes: last.network_in_bytes,
    network_out_bytes: last.network_out_bytes,
  };
}

function worstOf({ timestamp, samples }: Bucket<SecurityMetrics>): SecurityMetrics {
  const most = (figure: "active_alerts" | "blocked_threats" | "detected_anomalies" | "policy_violations") =>
    Math.max(...samples.map((sample) => sample[figure]));
  return {
    timestamp,
    active_alerts: most("active_alerts"),
    blocked_threats: most("blocked_threats"),
    detected_anomalies: most("detected_anomalies"),
    policy_violations: most("policy_violations"),
    threat_level: worstThreatLevel(samples.map((sample) => sample.threat_level)),
  };
}
