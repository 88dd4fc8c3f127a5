import type { Handlers } from "../src/index.ts";
import { Problem, reply } from "../src/index.ts";
import type { components, operations } from "./contract.gen.ts";
import { toEntry, toFederatedModel, toNode } from "./federation-documents.ts";
import type { FederationNodeDocument } from "./federation-state.ts";
import { rounded } from "./rules/rounding.ts";
import type { ModelOpsState, ModelOpsView } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

type Wire = components["schemas"];

/** How many entries of a node's history are answered where no limit is asked for. */
const DEFAULT_LIMIT = 100;

/** Reading the federation. */
export const federationHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "getFederationStatus" | "listFederationModels" | "getFederationNode"
> = {
  getFederationStatus: async ({ store, now }) => {
    const { items, total } = await store.find("federationNodes");
    const active = items.filter((node) => node.active);
    return reply(200, {
      ok: true as const,
      nodes: items.map(toNode),
      network_health: meanOf(active.map((node) => node.sync_health)) ?? 0,
      network_trust: meanOf(active.map((node) => node.trust_score)) ?? 0,
      total_nodes: total,
      timestamp: toTimestamp(now),
    });
  },

  listFederationModels: async ({ store, now }) => {
    const { items, total } = await store.find("federationModels", {
      sort: [{ by: "sequence", order: "desc" }],
    });
    const latest = items.find((model) => model.node_id === null && model.status !== "training");
    return reply(200, {
      ok: true as const,
      models: items.map(toFederatedModel),
      latest_model: latest ? toFederatedModel(latest) : null,
      total_models: total,
      timestamp: toTimestamp(now),
    });
  },

  getFederationNode: async ({ path, query, store, now }) => {
    const node = await findNode(store, path.node_id);
    const { items, total } = await store.find("federationEntries", {
      where: { node_id: node.id },
      sort: [{ by: "ledger", order: "desc" }],
      limit: query.limit ?? DEFAULT_LIMIT,
    });
    const history = items.map(toEntry).reverse();
    return reply(200, {
      ok: true as const,
      node_id: node.id,
      history,
      total_entries: total,
      stats: statsOf(history),
      timestamp: toTimestamp(now),
    });
  },
};

/**
 * The node with this id.
 * @throws {Problem} 404 when there is none.
 */
export async function findNode(store: ModelOpsView, id: string): Promise<FederationNodeDocument> {
  const node = await store.get("federationNodes", id);
  if (node) return node;
  throw new Problem({ status: 404, detail: `There is no node ${id}.` });
}

function statsOf(history: readonly Wire["FederationNodeEntry"][]): Wire["FederationNodeStats"] {
  const health = history.map((entry) => entry.sync_health);
  const trust = history.map((entry) => entry.trust_score);
  return {
    avg_health: meanOf(health),
    min_health: leastOf(health),
    max_health: greatestOf(health),
    avg_trust: meanOf(trust),
    min_trust: leastOf(trust),
    max_trust: greatestOf(trust),
  };
}

function meanOf(figures: readonly number[]): number | null {
  if (figures.length === 0) return null;
  return rounded(figures.reduce((sum, figure) => sum + figure, 0) / figures.length, 4);
}

function leastOf(figures: readonly number[]): number | null {
  return figures.length === 0 ? null : Math.min(...figures);
}

function greatestOf(figures: readonly number[]): number | null {
  return figures.length === 0 ? null : Math.max(...figures);
}
