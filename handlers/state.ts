import type { Collections, Transaction, View } from "../src/index.ts";
import { abTestsCollections, type AbTestsState } from "./ab-tests-state.ts";
import { modelsCollections, type ModelsState } from "./models-state.ts";

/** All that the service keeps: for each collection the type of its documents. */
export interface ModelOpsState extends ModelsState, AbTestsState {}

/** How each collection is kept. */
export const collections: Collections<ModelOpsState> = { ...modelsCollections, ...abTestsCollections };

/** The service's store, as a handler that changes something sees it. */
export type ModelOpsTransaction = Transaction<ModelOpsState>;

/** The service's store, as a handler that reads sees it. */
export type ModelOpsView = View<ModelOpsState>;
