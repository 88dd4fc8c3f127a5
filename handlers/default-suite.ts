import type { SuiteDocument } from "./models-state.ts";
import type { MetricCheck } from "./rules/test-suite.ts";

/**
 * What every model has to reach before it has a suite of its own. A figure that was not measured is 0, so each figure
 * that is good when it is low has to be measured first.
 */
export const DEFAULT_CHECKS: readonly MetricCheck[] = [
  { name: "accuracy is at least 0.8", metric: "accuracy", comparison: ">=", threshold: 0.8 },
  { name: "confidence is at least 0.7", metric: "aiConfidence", comparison: ">=", threshold: 0.7 },
  { name: "latency was measured", metric: "latency", comparison: ">", threshold: 0 },
  { name: "latency is at most 200 ms", metric: "latency", comparison: "<=", threshold: 200 },
  { name: "throughput is at least 100 a second", metric: "throughput", comparison: ">=", threshold: 100 },
  { name: "at most 5 % of inferences fail", metric: "errorRate", comparison: "<=", threshold: 0.05 },
];

/** The suite of a model that was just registered: figures against thresholds, and no recorded predictions yet. */
export function defaultSuite(modelId: string): SuiteDocument {
  return {
    model_id: modelId,
    checks: DEFAULT_CHECKS,
    decision: { threshold: 0.5, positive: "attack", negative: "benign" },
    predictions: [],
  };
}
