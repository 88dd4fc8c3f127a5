import type { Task } from "../src/index.ts";
import { readSecurity, readSystem } from "./metrics-reading.ts";
import type { MetricsState } from "./metrics-state.ts";
import type { ModelOpsState, ModelOpsTransaction } from "./state.ts";

/** How often the figures are sampled, and how many samples of each kind are kept: those of a day. */
export const SAMPLING_PERIOD_MS = 30_000;
export const MOST_SAMPLES = 2880;

/** What the clock does for the tag Metrics. */
export const metricsTasks: Readonly<Record<"sampleMetrics", Task<ModelOpsState>>> = {
  sampleMetrics: {
    everyMs: SAMPLING_PERIOD_MS,
    run: async (surroundings) => {
      const { store } = surroundings;
      const system = await readSystem(surroundings);
      if (system) await store.put("systemSamples", system);
      await store.put("securitySamples", readSecurity(surroundings));
      await forgetOldest(store, "systemSamples");
      await forgetOldest(store, "securitySamples");
    },
  },
};

async function forgetOldest(store: ModelOpsTransaction, collection: keyof MetricsState): Promise<void> {
  const { items, total } = await store.find(collection, { sort: [{ by: "timestamp", order: "asc" }] });
  for (const { timestamp } of items.slice(0, Math.max(0, total - MOST_SAMPLES))) {
    await store.delete(collection, timestamp);
  }
}
