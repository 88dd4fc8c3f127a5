import type { TrafficWindow } from "../../src/index.ts";

/** How the server does its work. */
export interface PerformanceFigures {
  /** Mean milliseconds from request to answer. */
  readonly responseTimeMs: number;
  readonly throughputRequestsPerSec: number;
  /** The share of answers that were the server's own failure (500 and above), 0 … 1. */
  readonly errorRate: number;
  /** The share of reads answered from the client's own copy (304), 0 … 1. */
  readonly cacheHitRate: number;
  /** Requests being worked on. */
  readonly queueDepth: number;
}

/** Reads the performance figures out of what the server has seen; shares of nothing are 0. */
export function performanceFigures(seen: TrafficWindow): PerformanceFigures {
  return {
    responseTimeMs: seen.latencyMs.mean,
    throughputRequestsPerSec: share(seen.requests, seen.windowMs / 1000),
    errorRate: share(seen.serverErrors, seen.requests),
    cacheHitRate: share(seen.notModified, seen.reads),
    queueDepth: seen.inFlight,
  };
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
