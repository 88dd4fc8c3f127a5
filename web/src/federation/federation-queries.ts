import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../api/client.ts";

/** Nodes sync by themselves, and averaged models are validated by the clock; so often the page looks. */
const REFRESH_MS = 5000;

/** The nodes and how the network does; everything on the page lies below this key's first part. */
export const statusQuery = queryOptions({
  queryKey: ["federation", "status"],
  queryFn: () => ask(api.GET("/api/federation/status")),
  refetchInterval,
});

/** The models of the nodes and those averaged from them, newest first. */
export const federatedModelsQuery = queryOptions({
  queryKey: ["federation", "models"],
  queryFn: () => ask(api.GET("/api/federation/models")),
  refetchInterval,
});

/** A node's last `limit` syncs, oldest first. */
export function nodeHistoryQuery(id: string, limit: number) {
  const params = { path: { node_id: id }, query: { limit } };
  return queryOptions({
    queryKey: ["federation", "nodes", id, limit],
    queryFn: () => ask(api.GET("/api/federation/nodes/{node_id}", { params })),
    refetchInterval,
    placeholderData: (before) => before,
  });
}

/** A failure without anything to show stands still until it is tried again. */
function refetchInterval({ state }: { readonly state: { readonly data?: unknown } }): number | false {
  return state.data === undefined ? false : REFRESH_MS;
}
