import type { components } from "./contract.gen.ts";
import type {
  FederatedModelDocument,
  FederationEntryDocument,
  FederationNodeDocument,
} from "./federation-state.ts";
import type { ModelOpsView } from "./state.ts";

type Wire = components["schemas"];

/** The newest model that is shared by all nodes; undefined before the first aggregation. */
export async function latestSharedModel(store: ModelOpsView): Promise<FederatedModelDocument | undefined> {
  const { items } = await store.find("federationModels", {
    where: { node_id: null },
    sort: [{ by: "sequence", order: "desc" }],
    limit: 1,
  });
  return items[0];
}

/** The node as it is shown. */
export function toNode(document: FederationNodeDocument): Wire["FederationNode"] {
  const { id, country, tag, sync_health, trust_score, last_ledger, last_sync, active } = document;
  return { id, country, tag, sync_health, trust_score, last_ledger, last_sync, active };
}

/** The model as it is shown. */
export function toFederatedModel(document: FederatedModelDocument): Wire["FederatedModel"] {
  const { id, version, node_id, created_at, status } = document;
  return { id, version, node_id, created_at, status };
}

/** The entry of a node's history as it is shown. */
export function toEntry(document: FederationEntryDocument): Wire["FederationNodeEntry"] {
  const { timestamp, sync_health, trust_score, ledger } = document;
  return { timestamp, sync_health, trust_score, ledger };
}
