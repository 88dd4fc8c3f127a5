import type {
  FederatedModelDocument,
  FederationDataset,
  FederationEntryDocument,
  FederationNodeDocument,
} from "./federation-state.ts";
import { federatedAverage, type AveragedModel } from "./rules/federated-averaging.ts";
import { train } from "./rules/logistic-regression.ts";
import { healthAfterSync, trustAfterSync } from "./rules/node-standing.ts";
import { rounded } from "./rules/rounding.ts";
import { nextVersion } from "./rules/version.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** The version that comes before the first one. */
const VERSION_BEFORE_ALL = "1.0.0";

/** What a sync makes. */
export interface SyncedNode {
  readonly node: FederationNodeDocument;
  readonly model: FederatedModelDocument;
  readonly entry: FederationEntryDocument;
}

/**
 * Lets a node train on its own cases, from the shared model on, and takes its update over. `begun` is the model it has
 * in this round: the one it has synced already, or a new one with a number of its own.
 */
export function syncNode(round: {
  readonly node: FederationNodeDocument;
  readonly cases: FederationDataset["cases"];
  readonly shared: FederatedModelDocument | undefined;
  readonly others: readonly FederationNodeDocument[];
  readonly begun: Pick<FederatedModelDocument, "sequence" | "created_at">;
  readonly now: Date;
}): SyncedNode {
  const { node, cases, shared, others, begun, now } = round;
  const time = toTimestamp(now);
  const before = shared?.weights ?? Array.from({ length: (cases[0]?.features.length ?? 0) + 1 }, () => 0);
  const weights = train(before, cases).map((weight) => rounded(weight, 6));
  const direction = weights.map((weight, at) => rounded(weight - (before[at] ?? 0), 6));
  const directions = others.filter((other) => other.active).map((other) => other.direction);
  const model: FederatedModelDocument = {
    id: `fed-model-${begun.sequence}`,
    sequence: begun.sequence,
    version: nextVersion(shared?.version ?? VERSION_BEFORE_ALL, "minor"),
    node_id: node.id,
    created_at: begun.created_at,
    status: "training",
    weights,
  };
  const synced: FederationNodeDocument = {
    ...node,
    sync_health: rounded(healthAfterSync(node.sync_health, node.last_sync, now), 4),
    trust_score: rounded(trustAfterSync(node.trust_score, direction, directions), 4),
    last_ledger: node.last_ledger + 1,
    last_sync: time,
    update: { model_id: model.id, weights, samples: cases.length },
    direction,
  };
  return { node: synced, model, entry: entryOf(synced, time) };
}

/** The shared model that the nodes' updates make, and what it is averaged from. */
export interface Aggregation {
  readonly averaged: AveragedModel;
  readonly model: FederatedModelDocument;
}

/**
 * Averages the updates that the nodes have synced since the last aggregation.
 * @throws {Problem} 409 when fewer than two nodes have.
 */
export function aggregateNodes(
  nodes: readonly FederationNodeDocument[],
  shared: FederatedModelDocument | undefined,
  sequence: number,
  now: Date,
): Aggregation {
  const averaged = federatedAverage(
    nodes.flatMap(({ id, update }) => (update ? [{ nodeId: id, ...update }] : [])),
  );
  const model: FederatedModelDocument = {
    id: `fed-model-${sequence}`,
    sequence,
    version: nextVersion(shared?.version ?? VERSION_BEFORE_ALL, "minor"),
    node_id: null,
    created_at: toTimestamp(now),
    status: "aggregated",
    weights: averaged.weights.map((weight) => rounded(weight, 6)),
  };
  return { averaged, model };
}

function entryOf(node: FederationNodeDocument, timestamp: string): FederationEntryDocument {
  return {
    key: `${node.id}@${node.last_ledger}`,
    node_id: node.id,
    timestamp,
    sync_health: node.sync_health,
    trust_score: node.trust_score,
    ledger: node.last_ledger,
  };
}
