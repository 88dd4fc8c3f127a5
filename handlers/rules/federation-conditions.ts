// What may be done in a federation, for the handlers that refuse the rest and for pages that offer no more.

/** An average needs this many nodes: with one, its data would shine through the shared model. */
export const LEAST_NODES = 2;

/** Why a node would not sync now, as the end of a sentence that begins with its name; undefined where it would. */
export function reasonAgainstSync(node: { readonly active: boolean }): string | undefined {
  return node.active
    ? undefined
    : "is inactive and cannot sync; no action is allowed until it is active again";
}

/** Why these nodes, which have synced since the last aggregation, would not be averaged; undefined where they would. */
export function reasonAgainstAggregation(synced: readonly string[]): string | undefined {
  if (synced.length >= LEAST_NODES) return undefined;
  const have = synced.length === 0 ? "none has" : `only ${synced.join(", ")} has`;
  return (
    `Aggregation needs the updates of at least ${LEAST_NODES} nodes that have synced since the last one, ` +
    `and ${have}. Sync more nodes first.`
  );
}
