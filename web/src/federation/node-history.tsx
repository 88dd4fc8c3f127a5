import type { Schemas } from "../api/client.ts";
import { TimeChart } from "../charts/time-chart.tsx";
import { asPercentage } from "../charts/value-format.ts";
import { NodeStats } from "./node-stats.tsx";

/** A node's syncs, as curves and in figures. */
export function NodeHistory({
  node: { history, stats, total_entries },
}: {
  readonly node: Schemas["FederationNodeHistory"];
}) {
  if (history.length === 0) return <p className="quiet">It has never synced.</p>;
  return (
    <>
      <TimeChart title="Sync health and trust" series={seriesOf(history)} format={asPercentage()} />
      <NodeStats stats={stats} />
      <p className="quiet">
        {history.length.toLocaleString()} of {total_entries.toLocaleString()} syncs that are kept.
      </p>
    </>
  );
}

function seriesOf(history: readonly Schemas["FederationNodeEntry"][]) {
  const entries = history.map((entry) => ({ ...entry, at: Date.parse(entry.timestamp) }));
  return [
    { name: "Sync health", points: entries.map(({ at, sync_health }) => ({ at, value: sync_health })) },
    { name: "Trust", points: entries.map(({ at, trust_score }) => ({ at, value: trust_score })) },
  ];
}
