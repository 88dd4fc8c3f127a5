import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { seededRandom } from "../../fixtures/seeded-random.ts";
import { auditHandlers } from "../../handlers/audit.ts";
import type { operations } from "../../handlers/contract.gen.ts";
import { federationActionHandlers } from "../../handlers/federation-actions.ts";
import { federationTasks } from "../../handlers/federation-validation.ts";
import { federationHandlers } from "../../handlers/federation.ts";
import { idsTasks } from "../../handlers/ids-retraining.ts";
import { idsHandlers } from "../../handlers/ids.ts";
import { metricsTasks } from "../../handlers/metrics-sampling.ts";
import { metricsHandlers } from "../../handlers/metrics.ts";
import { recordRefusal } from "../../handlers/refusals.ts";
import { collections, type ModelOpsState } from "../../handlers/state.ts";
import type { EngineState, HostFigures, OpenApiDocument, Seed, Service, Store } from "../../src/index.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import { asker, type PetsContract } from "../contract/pets-contract.ts";

const document = parse(await readFile("openapi.yaml", "utf8")) as OpenApiDocument;

/** The time at which everything begins. */
export const START = new Date("2025-12-15T10:00:00Z");

/** What the admin sends. */
export const ADMIN = { "x-admin-token": "open sesame" };

const service: Service<operations, ModelOpsState> = {
  handlers: {
    ...idsHandlers,
    ...federationHandlers,
    ...federationActionHandlers,
    ...metricsHandlers,
    ...auditHandlers,
  },
  collections,
  schemaVersion: 1,
  tasks: { ...idsTasks, ...federationTasks, ...metricsTasks },
  onRefusal: recordRefusal,
};

/** What goes wrong in a task; a test that expects nothing to go wrong looks here. */
export type Failures = string[];

/** The contract's IDS, federation, metrics and audit operations over a memory store, at a time that a test sets. */
export interface WatchContract {
  readonly ask: PetsContract["ask"];
  readonly store: Store<ModelOpsState & EngineState>;
  /** Lets so many milliseconds pass, and the tasks do what is due then. */
  readonly pass: (ms: number) => Promise<void>;
  readonly failures: Failures;
}

/** Makes one that starts with these documents. Every reply is checked against the contract. */
export function createWatch(
  seed: Seed<ModelOpsState>,
  host?: () => Promise<HostFigures | undefined>,
): WatchContract {
  let now = START;
  const failures: Failures = [];
  const store = createMemoryStore<ModelOpsState & EngineState>({ collections: collectionsOf(service), seed });
  const contract = createContract<operations, ModelOpsState>({
    document,
    service,
    store,
    credentials: { AdminToken: (token) => token === ADMIN["x-admin-token"] },
    observer: { failed: (error) => failures.push(String(error)) },
    clock: () => now,
    random: seededRandom("watch"),
    ...(host && { host }),
  });
  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms);
    return contract.runTasks();
  };
  return { ask: asker(contract), store, pass, failures };
}
