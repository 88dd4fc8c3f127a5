import type { Collections } from "../src/index.ts";
import type { components } from "./contract.gen.ts";
import type { TestSuite } from "./rules/test-suite.ts";

type Wire = components["schemas"];

/** A model as it is kept: what the wire shows, and what the lifecycle needs besides. */
export interface ModelDocument extends Readonly<Wire["Model"]> {
  /** The versions deployed and not rolled back, the one that runs last. Empty while it was never deployed. */
  readonly deployments: readonly string[];
  /** The number of the model's latest change, from one counter for all models: no two changes share a number. */
  readonly revision: number;
}

/** A version of a model. Whether it runs is the model's to say. */
export interface VersionDocument extends Readonly<Omit<Wire["ModelVersion"], "running">> {
  /** Model and version together, as `keyOfVersion` makes it. */
  readonly key: string;
  readonly model_id: string;
  /** Its number in the order of registration. */
  readonly sequence: number;
}

/** What a model is tested with. */
export interface SuiteDocument extends TestSuite {
  readonly model_id: string;
}

/** A run of a model's test suite. */
export interface TestRunDocument extends Readonly<Wire["TestRun"]> {
  /** Its number in the order of running. */
  readonly sequence: number;
}

/** An event of the audit trail. */
export interface EventDocument extends Readonly<Wire["AuditEvent"]> {
  /** The sequence as a text. */
  readonly id: string;
}

/** What the handlers of models and of the audit trail keep. */
export interface ModelsState {
  models: ModelDocument;
  versions: VersionDocument;
  suites: SuiteDocument;
  testRuns: TestRunDocument;
  events: EventDocument;
}

/** How these documents are kept. */
export const modelsCollections: Collections<ModelsState> = {
  models: {
    id: "id",
    columns: {
      id: "text",
      name: "text",
      status: "text",
      framework: "text",
      accuracy: "number",
      latency: "number",
      throughput: "number",
      uptime: "number",
      aiConfidence: "number",
      errorRate: "number",
      deployedAt: "text|null",
      lastUpdated: "text",
      inferenceCount: "integer",
    },
    unique: ["name"],
    indexes: ["name", "status", "framework", "id", ["status", "framework"]],
    // All that the contract lets lists be sorted by.
    sorted: [
      ...["id", "name", "status", "framework", "accuracy", "latency", "throughput", "uptime"],
      ...["aiConfidence", "errorRate", "deployedAt", "lastUpdated", "inferenceCount"],
    ] as const,
    searched: ["id", "name", "version", "framework"],
  },
  versions: {
    id: "key",
    columns: { model_id: "text", sequence: "integer" },
    indexes: [["model_id", "sequence"]],
  },
  suites: { id: "model_id" },
  testRuns: {
    id: "test_run_id",
    columns: { model_id: "text", sequence: "integer" },
    indexes: [["model_id", "sequence"]],
  },
  events: {
    id: "id",
    columns: { model_id: "text|null", sequence: "integer" },
    // The sequence is the id as well, so that no two events have the same.
    indexes: [["model_id", "sequence"], "sequence"],
  },
};

/** The id of a version's document: `model-1@2.1.0`. No model's id holds an @. */
export function keyOfVersion(modelId: string, version: string): string {
  return `${modelId}@${version}`;
}
