import { Problem } from "../../src/index.ts";
import { LEAST_NODES, reasonAgainstAggregation } from "./federation-conditions.ts";

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

/**
 * Federated averaging: each weight is the mean over the nodes, weighted by their sample counts. Source: McMahan et
 * al., Communication-Efficient Learning of Deep Networks from Decentralized Data, 2017, algorithm 1.
 * @throws {Problem} 409 for fewer than two updates; tells how many there are and what to do.
 * @throws {RangeError} for updates of different lengths or without samples.
 */
export function federatedAverage(updates: readonly NodeUpdate[]): AveragedModel {
  const names = updates.map((update) => update.nodeId);
  const reason = reasonAgainstAggregation(names);
  if (reason !== undefined) throw tooFewNodes(names, reason);
  const length = updates[0]?.weights.length ?? 0;
  for (const update of updates) {
    if (update.weights.length !== length || !(update.samples > 0)) {
      throw new RangeError(
        `Node ${update.nodeId} sent ${update.weights.length} weights from ${update.samples} samples; ` +
          `${length} weights from at least one sample are needed.`,
      );
    }
  }
  const samples = updates.reduce((sum, update) => sum + update.samples, 0);
  const weights = Array.from({ length }, (_, at) =>
    updates.reduce((sum, update) => sum + ((update.weights[at] ?? 0) * update.samples) / samples, 0),
  );
  return { weights, samples, nodeIds: names };
}

function tooFewNodes(names: readonly string[], detail: string): Problem {
  return new Problem({
    status: 409,
    detail,
    extensions: {
      current_status: "collecting",
      allowed_actions: ["sync"],
      synced_nodes: names,
      required_nodes: LEAST_NODES,
    },
  });
}
