import type { Schemas } from "../api/client.ts";

type FederatedModel = Schemas["FederatedModel"];

/** One round: what nodes have trained for a version, and the model that was averaged from it. */
export interface Round {
  readonly version: string;
  /** The nodes that have synced in it. */
  readonly nodeIds: readonly string[];
  /** The averaged model; undefined while the round collects the nodes' updates. */
  readonly shared: FederatedModel | undefined;
  /** When its latest model was made, RFC 3339. */
  readonly time: string;
}

/** The rounds that models belong to, newest first: those of one round have one version. */
export function roundsOf(models: readonly FederatedModel[]): Round[] {
  return [...Map.groupBy(models, ({ version }) => version)].map(([version, members]) => ({
    version,
    nodeIds: members.flatMap(({ node_id }) => node_id ?? []).toSorted(),
    shared: members.find(({ node_id }) => node_id === null),
    time: members.reduce((latest, { created_at }) => (created_at > latest ? created_at : latest), ""),
  }));
}

/** The nodes that have synced since the last aggregation. */
export function syncedNodes(models: readonly FederatedModel[]): string[] {
  return models.flatMap(({ node_id, status }) => (status === "training" && node_id !== null ? node_id : []));
}
