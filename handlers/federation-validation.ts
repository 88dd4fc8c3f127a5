import type { Task } from "../src/index.ts";
import { recordEvent } from "./audit.ts";
import { latestSharedModel } from "./federation-documents.ts";
import {
  type FederatedModelDocument,
  type FederationDataset,
  VALIDATION_DATASET,
} from "./federation-state.ts";
import { accuracyOf } from "./rules/logistic-regression.ts";
import { rounded } from "./rules/rounding.ts";
import type { ModelOpsState } from "./state.ts";

/** A shared model is validated when it is right on at least this share of cases that no node has trained on. */
export const LEAST_ACCURACY = 0.8;

/** Tries an averaged model on cases of no node; it is validated when it does well enough, else it stays as it is. */
export function validate(
  model: FederatedModelDocument,
  { cases }: FederationDataset,
): { readonly validated: FederatedModelDocument; readonly accuracy: number } {
  const accuracy = accuracyOf(model.weights, cases);
  return { validated: accuracy < LEAST_ACCURACY ? model : { ...model, status: "validated" }, accuracy };
}

/** What the clock does for the tag Federation. */
export const federationTasks: Readonly<Record<"validateSharedModel", Task<ModelOpsState>>> = {
  validateSharedModel: {
    everyMs: 5000,
    run: async ({ store, now }) => {
      const model = await latestSharedModel(store);
      const dataset = await store.get("federationDatasets", VALIDATION_DATASET);
      if (model?.status !== "aggregated" || !dataset) return;
      const { validated, accuracy } = validate(model, dataset);
      if (validated.status !== "validated") return;
      await store.put("federationModels", validated);
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
