import type { Task } from "../src/index.ts";
import { recordEvent } from "./audit.ts";
import { latestSharedModel } from "./federation-documents.ts";
import { VALIDATION_DATASET } from "./federation-state.ts";
import { accuracyOf } from "./rules/logistic-regression.ts";
import { rounded } from "./rules/rounding.ts";
import type { ModelOpsState } from "./state.ts";

/** A shared model is validated when it is right on at least this share of cases that no node has trained on. */
export const LEAST_ACCURACY = 0.8;

/** What the clock does for the tag Federation. */
export const federationTasks: Readonly<Record<"validateSharedModel", Task<ModelOpsState>>> = {
  validateSharedModel: {
    everyMs: 5000,
    run: async ({ store, now }) => {
      const model = await latestSharedModel(store);
      const dataset = await store.get("federationDatasets", VALIDATION_DATASET);
      if (model?.status !== "aggregated" || !dataset) return;
      const accuracy = accuracyOf(model.weights, dataset.cases);
      if (accuracy < LEAST_ACCURACY) return;
      await store.put("federationModels", { ...model, status: "validated" });
      await recordEvent(
        store,
        { now },
        {
          action: "aggregate",
          version: model.version,
          from: "aggregated",
          to: "validated",
          reason: `${model.id} is right on ${rounded(accuracy * 100, 1)} % of ${dataset.cases.length} cases of no node.`,
        },
      );
    },
  },
};
