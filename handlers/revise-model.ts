import { previousVersion } from "./rules/allowed-actions.ts";
import type { Surroundings } from "../src/index.ts";
import type { ModelDocument } from "./models-state.ts";

import type { ModelOpsTransaction } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** Stores the model with these changes as a new revision, and answers it. */
export async function reviseModel(
  store: ModelOpsTransaction,
  { now }: Pick<Surroundings, "now">,
  model: ModelDocument,
  changes: Partial<ModelDocument>,
): Promise<ModelDocument> {
  const revised: ModelDocument = {
    ...model,
    ...changes,
    previousVersion: previousVersion({ deployments: changes.deployments ?? model.deployments }),
    lastUpdated: toTimestamp(now),
    revision: await store.next("revisions"),
  };
  await store.put("models", revised);
  return revised;
}
