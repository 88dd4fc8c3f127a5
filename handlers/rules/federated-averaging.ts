import { Problem } from "../../src/index.ts";

/** What a node contributes to a round: the weights it learnt, and from how many samples. */
export interface NodeUpdate {
  readonly nodeId: string;
  readonly weights: readonly number[];
  readonly samples: number;
}

/** The model a round makes. */
export interface AveragedModel {
  readonly weights: readonly number[];
  readonly samples: number;
  readonly nodeIds: readonly string[];
}

/** An average needs this many nodes: with one, its data would shine through the shared model. */
export const LEAST_NODES = 2;

/**
 * Federated averaging: each weight is the mean over the nodes, weighted by their sample counts. Source: McMahan et
 * al., Communication-Efficient Learning of Deep Networks from Decentralized Data, 2017, algorithm 1.
 * @throws {Problem} 409 for fewer than two updates; tells how many there are and what to do.
 * @throws {RangeError} for updates of different lengths or without samples.
 */
export function federatedAverage(updates: readonly NodeUpdate[]): AveragedModel {
  const [first] = updates;
  if (!first || updates.length < LEAST_NODES) throw tooFewNodes(updates);
  for (const update of updates) {
    if (update.weights.length !== first.weights.length || !(update.samples > 0)) {
      throw new RangeError(
        `Node ${update.nodeId} sent ${update.weights.length} weights from ${update.samples} samples; ` +
          `${first.weights.length} weights from at least one sample are needed.`,
      );
    }
  }
  const samples = updates.reduce((sum, update) => sum + update.samples, 0);
  const weights = first.weights.map((_, at) =>
    updates.reduce((sum, update) => sum + ((update.weights[at] ?? 0) * update.samples) / samples, 0),
  );
  return { weights, samples, nodeIds: updates.map((update) => update.nodeId) };
}

function tooFewNodes(updates: readonly NodeUpdate[]): Problem {
  const names = updates.map((update) => update.nodeId);
  const have = names.length === 0 ? "none has" : `only ${names.join(", ")} has`;
  return new Problem({
    status: 409,
    detail:
      `Aggregation needs the updates of at least ${LEAST_NODES} nodes that have synced since the last one, ` +
      `and ${have}. Sync more nodes first.`,
    extensions: {
      current_status: "collecting",
      allowed_actions: ["sync"],
      synced_nodes: names,
      required_nodes: LEAST_NODES,
    },
  });
}
