import type { TrafficWindow } from "../../src/index.ts";
import type { components } from "../contract.gen.ts";

/** How worried to be about what the server refuses. */
export type ThreatLevel = components["schemas"]["SecurityMetrics"]["threat_level"];

/** What the refusals of a stretch of time say about security. */
export interface SecurityFigures {
  /** How many of the three counts below are at their alert threshold or above, 0 … 3. */
  readonly activeAlerts: number;
  readonly blockedThreats: number;
  readonly detectedAnomalies: number;
  readonly policyViolations: number;
  readonly threatLevel: ThreatLevel;
}

/** Refused at the door: no or wrong credentials, or more than the server takes. */
export const THREAT_STATUSES: readonly number[] = [401, 403, 413];

/** Requests that no client of the contract sends: broken, or for paths and methods that do not exist. */
export const ANOMALY_STATUSES: readonly number[] = [400, 404, 405, 415, 422];

/** Well-formed requests against the rules of the domain: out of turn, or on a state that has passed. */
export const POLICY_STATUSES: readonly number[] = [409, 412];

/** From how many in one window each kind is an alert. */
export const ALERT_THRESHOLDS = { threats: 10, anomalies: 20, violations: 10 } as const;

/** The levels from the worst: as many refusals in the window, and as great a share of its requests, make the level. */
export const THREAT_LEVELS: readonly {
  readonly level: ThreatLevel;
  readonly refused: number;
  readonly share: number;
}[] = [
  { level: "critical", refused: 100, share: 0.5 },
  { level: "high", refused: 30, share: 0.25 },
  { level: "medium", refused: 10, share: 0.1 },
];

/** From mildest to worst. */
const SEVERITY: readonly ThreatLevel[] = ["low", "medium", "high", "critical"];

/** Reads the security figures out of what the server has seen. */
export function securityFigures({ statuses, requests }: TrafficWindow): SecurityFigures {
  const count = (kinds: readonly number[]) => kinds.reduce((sum, status) => sum + (statuses[status] ?? 0), 0);
  const blockedThreats = count(THREAT_STATUSES);
  const detectedAnomalies = count(ANOMALY_STATUSES);
  const policyViolations = count(POLICY_STATUSES);
  const alerts = [
    blockedThreats >= ALERT_THRESHOLDS.threats,
    detectedAnomalies >= ALERT_THRESHOLDS.anomalies,
    policyViolations >= ALERT_THRESHOLDS.violations,
  ];
  return {
    activeAlerts: alerts.filter(Boolean).length,
    blockedThreats,
    detectedAnomalies,
    policyViolations,
    threatLevel: threatLevel(blockedThreats + detectedAnomalies + policyViolations, requests),
  };
}

/** The worst of several levels; low when there are none. */
export function worstThreatLevel(levels: readonly ThreatLevel[]): ThreatLevel {
  return SEVERITY[Math.max(0, ...levels.map((level) => SEVERITY.indexOf(level)))] ?? "low";
}

function threatLevel(refused: number, requests: number): ThreatLevel {
  const share = requests === 0 ? 0 : refused / requests;
  return THREAT_LEVELS.find((row) => refused >= row.refused && share >= row.share)?.level ?? "low";
}
