import type { Surroundings } from "../src/index.ts";
import type { components } from "./contract.gen.ts";
import { rounded } from "./rules/rounding.ts";
import { securityFigures } from "./rules/security-figures.ts";
import { toTimestamp } from "./rules/timestamp.ts";

type Wire = components["schemas"];

/** How far back a reading of what the server has seen reaches. */
export const TRAFFIC_WINDOW_MS = 60_000;

/** Reads the figures of this machine; undefined where that is not possible. */
export async function readSystem({
  host,
  now,
}: Pick<Surroundings, "host" | "now">): Promise<Wire["SystemMetrics"] | undefined> {
  const figures = await host();
  if (!figures) return undefined;
  return {
    timestamp: toTimestamp(now),
    cpu_usage: rounded(figures.cpuUsage, 2),
    memory_usage: rounded(figures.memoryUsage, 2),
    disk_usage: rounded(figures.diskUsage, 2),
    network_in_bytes: Math.round(figures.networkInBytes),
    network_out_bytes: Math.round(figures.networkOutBytes),
  };
}

/** Reads the security figures of the last minute. */
export function readSecurity({
  traffic,
  now,
}: Pick<Surroundings, "traffic" | "now">): Wire["SecurityMetrics"] {
  const figures = securityFigures(traffic(TRAFFIC_WINDOW_MS));
  return {
    timestamp: toTimestamp(now),
    active_alerts: figures.activeAlerts,
    blocked_threats: figures.blockedThreats,
    detected_anomalies: figures.detectedAnomalies,
    policy_violations: figures.policyViolations,
    threat_level: figures.threatLevel,
  };
}
