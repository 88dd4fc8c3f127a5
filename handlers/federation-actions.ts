import type { Handlers } from "../src/index.ts";
import { Problem, reply } from "../src/index.ts";
import { recordEvent } from "./audit.ts";
import type { operations } from "./contract.gen.ts";
import { latestSharedModel, toFederatedModel, toNode } from "./federation-documents.ts";
import { aggregateNodes, syncNode } from "./federation-round.ts";
import type { FederationNodeDocument } from "./federation-state.ts";
import { findNode } from "./federation.ts";
import { reasonAgainstSync } from "./rules/federation-conditions.ts";
import { rounded } from "./rules/rounding.ts";
import type { ModelOpsState, ModelOpsTransaction } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** So many entries of each node's history, and so many models, are kept; the oldest go first. */
export const MOST_ENTRIES = 1000;
export const MOST_MODELS = 1000;

/** Changing the federation; the engine lets only the admin token in. */
export const federationActionHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "syncFederationNode" | "aggregateFederation"
> = {
  syncFederationNode: async (context) => {
    const { path, store, now } = context;
    const node = await findNode(store, path.node_id);
    const reason = reasonAgainstSync(node);
    if (reason !== undefined) throw refusal(node, reason);
    const cases = (await store.get("federationDatasets", node.id))?.cases ?? [];
    if (cases.length === 0) {
      throw refusal(node, "has no cases to train on; no action is allowed until it has some");
    }

    const shared = await latestSharedModel(store);
    const others = (await store.find("federationNodes")).items.filter(({ id }) => id !== node.id);
    const begun = await modelOfRound(store, node, now);
    const synced = syncNode({ node, cases, shared, others, begun, now });
    await store.put("federationNodes", synced.node);
    await store.put("federationModels", synced.model);
    await store.put("federationEntries", synced.entry);
    await forgetOldEntries(store, node.id);
    await recordEvent(store, context, {
      action: "sync",
      version: synced.model.version,
      reason: `${node.id} synced ${synced.model.id}, trained on ${cases.length} cases.`,
    });
    return reply(200, {
      ok: true as const,
      action: "sync" as const,
      status: "completed" as const,
      message: `Node ${node.id} synced`,
      node: toNode(synced.node),
      timestamp: toTimestamp(now),
    });
  },

  aggregateFederation: async (context) => {
    const { store, now } = context;
    const nodes = (await store.find("federationNodes")).items;
    const shared = await latestSharedModel(store);
    const sequence = await store.next("federation-models");
    const { averaged, model } = aggregateNodes(nodes, shared, sequence, now);
    await store.put("federationModels", model);
    for (const node of nodes) await closeRound(store, node);
    await forgetOldModels(store);
    await recordEvent(store, context, {
      action: "aggregate",
      version: model.version,
      from: shared?.version ?? null,
      to: model.version,
      reason: `${model.id} is averaged from ${averaged.nodeIds.join(", ")}: ${averaged.samples} cases.`,
    });
    return reply(200, {
      ok: true as const,
      action: "aggregate" as const,
      status: "completed" as const,
      message: `Aggregated ${averaged.nodeIds.length} nodes into ${model.id}`,
      model: toFederatedModel(model),
      contributions: nodes.flatMap(({ id, update }) =>
        update
          ? [
              {
                node_id: id,
                sample_count: update.samples,
                weight: rounded(update.samples / averaged.samples, 4),
              },
            ]
          : [],
      ),
      total_samples: averaged.samples,
      parameters: [...model.weights],
      timestamp: toTimestamp(now),
    });
  },
};

function refusal(node: FederationNodeDocument, reason: string): Problem {
  return new Problem({
    status: 409,
    detail: `Node ${node.id} ${reason}.`,
    extensions: { current_status: node.active ? "active" : "inactive", allowed_actions: [] },
  });
}

/** A node has one model in each round: a second sync trains it anew. */
async function modelOfRound(store: ModelOpsTransaction, { update }: FederationNodeDocument, now: Date) {
  const begun = update ? await store.get("federationModels", update.model_id) : undefined;
  return begun ?? { sequence: await store.next("federation-models"), created_at: toTimestamp(now) };
}

/** The node's update has gone into the average: its model is done, and the next round begins. */
async function closeRound(store: ModelOpsTransaction, node: FederationNodeDocument): Promise<void> {
  if (!node.update) return;
  const model = await store.get("federationModels", node.update.model_id);
  if (model) await store.put("federationModels", { ...model, status: "aggregated" });
  await store.put("federationNodes", { ...node, update: null });
}

/** A sync adds one entry, so at most one is too many. */
async function forgetOldEntries(store: ModelOpsTransaction, nodeId: string): Promise<void> {
  const { items, total } = await store.find("federationEntries", {
    where: { node_id: nodeId },
    sort: [{ by: "ledger", order: "asc" }],
    limit: 1,
  });
  const [oldest] = items;
  if (oldest && total > MOST_ENTRIES) await store.delete("federationEntries", oldest.key);
}

async function forgetOldModels(store: ModelOpsTransaction): Promise<void> {
  const { items, total } = await store.find("federationModels", { sort: [{ by: "sequence", order: "asc" }] });
  for (const { id } of items.slice(0, Math.max(0, total - MOST_MODELS))) {
    await store.delete("federationModels", id);
  }
}
