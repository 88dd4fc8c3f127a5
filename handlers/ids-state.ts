import type { Collections } from "../src/index.ts";
import type { components } from "./contract.gen.ts";
import type { Signal } from "./rules/drift.ts";

type Wire = components["schemas"];

/** An intrusion detection model as it is kept, which is as it is shown. */
export type IdsModelDocument = Wire["IdsModelStatus"];

/** What a model was trained on and what it sees now, quantity by quantity. */
export interface IdsObservations {
  readonly model_id: string;
  readonly signals: readonly Signal[];
}

/** A retraining as it is kept; `progress` is 0 before the end, and computed from the clock when a running one is read. */
export type RetrainingJobDocument = Wire["RetrainingJob"];

/** A drift detection as it is kept. */
export type DriftDetectionDocument = Wire["DriftDetection"] & {
  /** Counts the detections of all models, so that two of one time have an order. */
  readonly sequence: number;
};

/** What the intrusion detection operations keep. */
export interface IdsState {
  idsModels: IdsModelDocument;
  idsObservations: IdsObservations;
  retrainingJobs: RetrainingJobDocument;
  driftDetections: DriftDetectionDocument;
}

export const idsCollections: Collections<IdsState> = {
  idsModels: { id: "model_id", columns: { model_type: "text" }, indexes: ["model_type"] },
  idsObservations: { id: "model_id" },
  retrainingJobs: {
    id: "job_id",
    columns: { model_id: "text", status: "text" },
    indexes: ["status", ["model_id", "status"]],
  },
  driftDetections: {
    id: "detection_id",
    columns: { model_id: "text", sequence: "integer" },
    indexes: [["model_id", "sequence"]],
  },
};
