import type { Collections, Transaction, View } from "../src/index.ts";
import { abTestsCollections, type AbTestsState } from "./ab-tests-state.ts";
import { federationCollections, type FederationState } from "./federation-state.ts";
import { idsCollections, type IdsState } from "./ids-state.ts";
import { metricsCollections, type MetricsState } from "./metrics-state.ts";
import { modelsCollections, type ModelsState } from "./models-state.ts";

/** All that the service keeps: for each collection the type of its documents. */
export interface ModelOpsState extends ModelsState, AbTestsState, IdsState, FederationState, MetricsState {}

/** How each collection is kept. */
export const collections: Collections<ModelOpsState> = {
  ...modelsCollections,
  ...abTestsCollections,
  ...idsCollections,
  ...federationCollections,
  ...metricsCollections,
};

/** The service's store, as a handler that changes something sees it. */
export type ModelOpsTransaction = Transaction<ModelOpsState>;

/** The service's store, as a handler that reads sees it. */
export type ModelOpsView = View<ModelOpsState>;
