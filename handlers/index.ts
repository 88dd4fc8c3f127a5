import { defineService } from "../src/index.ts";
import { abTestOutcomesHandlers } from "./ab-test-outcomes.ts";
import { abTestStopHandlers } from "./ab-test-stop.ts";
import { abTestsHandlers } from "./ab-tests.ts";
import { auditHandlers } from "./audit.ts";
import type { operations } from "./contract.gen.ts";
import { federationActionHandlers } from "./federation-actions.ts";
import { federationTasks } from "./federation-validation.ts";
import { federationHandlers } from "./federation.ts";
import { idsTasks } from "./ids-retraining.ts";
import { idsHandlers } from "./ids.ts";
import { metricsTasks } from "./metrics-sampling.ts";
import { metricsHandlers } from "./metrics.ts";
import { modelLifecycleHandlers } from "./model-lifecycle.ts";
import { modelTestsHandlers } from "./model-tests.ts";
import { modelVersionsHandlers } from "./model-versions.ts";
import { modelsHandlers } from "./models.ts";
import { recordRefusal } from "./refusals.ts";
import { collections, type ModelOpsState } from "./state.ts";

/** The ModelOps API: what each operation of `openapi.yaml` does, and the state that it keeps. */
export default defineService<operations, ModelOpsState>({
  handlers: {
    ...modelsHandlers,
    ...modelVersionsHandlers,
    ...modelLifecycleHandlers,
    ...modelTestsHandlers,
    ...auditHandlers,
    ...abTestsHandlers,
    ...abTestOutcomesHandlers,
    ...abTestStopHandlers,
    ...idsHandlers,
    ...federationHandlers,
    ...federationActionHandlers,
    ...metricsHandlers,
  },
  collections,
  schemaVersion: 1,
  migrations: {},
  tasks: { ...idsTasks, ...federationTasks, ...metricsTasks },
  onRefusal: recordRefusal,
});
