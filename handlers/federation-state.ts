import type { Collections } from "../src/index.ts";
import type { components } from "./contract.gen.ts";
import type { LabelledCase } from "./rules/logistic-regression.ts";

type Wire = components["schemas"];

/** A node as it is kept. */
export type FederationNodeDocument = Wire["FederationNode"] & {
  /** What it synced since the last aggregation; null when it has not. */
  readonly update: {
    readonly model_id: string;
    readonly weights: readonly number[];
    readonly samples: number;
  } | null;
  /** What its last training changed in each weight of the shared model; empty before the first one. */
  readonly direction: readonly number[];
};

/** Cases that stay where they are: a node trains on its own, and the shared model is validated on those of no node. */
export interface FederationDataset {
  /** The node's id, or that of `VALIDATION_DATASET`. */
  readonly id: string;
  readonly cases: readonly LabelledCase[];
}

/** The dataset of no node. */
export const VALIDATION_DATASET = "validation";

/** A model of a node or of the federation as it is kept. */
export type FederatedModelDocument = Wire["FederatedModel"] & {
  /** Counts the models, so that two of one time have an order. */
  readonly sequence: number;
  readonly weights: readonly number[];
};

/** An entry of a node's history as it is kept. */
export type FederationEntryDocument = Wire["FederationNodeEntry"] & {
  /** Node and ledger number together: `node-de-1@1042`. */
  readonly key: string;
  readonly node_id: string;
};

/** What the federation's operations keep. */
export interface FederationState {
  federationNodes: FederationNodeDocument;
  federationDatasets: FederationDataset;
  federationModels: FederatedModelDocument;
  federationEntries: FederationEntryDocument;
}

export const federationCollections: Collections<FederationState> = {
  federationNodes: { id: "id" },
  federationDatasets: { id: "id" },
  federationModels: {
    id: "id",
    columns: { status: "text", node_id: "text|null", sequence: "integer" },
    indexes: ["status", ["node_id", "sequence"]],
  },
  federationEntries: {
    id: "key",
    columns: { node_id: "text", ledger: "integer" },
    indexes: [["node_id", "ledger"]],
  },
};
