import type { Collections } from "../src/index.ts";
import type { components } from "./contract.gen.ts";

type Wire = components["schemas"];

/** What the metrics' operations keep: the samples that histories are made of, each under its time. */
export interface MetricsState {
  systemSamples: Wire["SystemMetrics"];
  securitySamples: Wire["SecurityMetrics"];
}

export const metricsCollections: Collections<MetricsState> = {
  systemSamples: { id: "timestamp" },
  securitySamples: { id: "timestamp" },
};
