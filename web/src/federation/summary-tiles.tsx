import type { Schemas } from "../api/client.ts";
import { percentOf } from "../controls/figures.ts";

/** The federation in figures. */
export function SummaryTiles({
  status,
  latest,
  synced,
}: {
  readonly status: Schemas["FederationStatus"];
  /** The newest shared model; null before there is one, undefined while it is not known. */
  readonly latest: Schemas["FederatedModel"] | null | undefined;
  /** How many nodes have synced since the last aggregation; undefined while it is not known. */
  readonly synced: number | undefined;
}) {
  const active = status.nodes.filter((node) => node.active).length;
  return (
    <dl className="tiles">
      <Tile
        title="Network health"
        figure={percentOf(status.network_health)}
        note="mean of the active nodes"
      />
      <Tile title="Network trust" figure={percentOf(status.network_trust)} note="mean of the active nodes" />
      <Tile title="Active nodes" figure={`${active} of ${status.total_nodes}`} note="take part at present" />
      <Tile
        title="Shared model"
        figure={latest?.version ?? (latest === null ? "none" : "…")}
        note={latest ? `${latest.id}, ${latest.status}` : "not averaged yet"}
      />
      <Tile
        title="Next aggregation"
        figure={synced === undefined ? "…" : `${synced} synced`}
        note={`of ${active} active nodes`}
      />
    </dl>
  );
}

function Tile({
  title,
  figure,
  note,
}: {
  readonly title: string;
  readonly figure: string;
  readonly note: string;
}) {
  return (
    <div className="card tile">
      <dt className="quiet">{title}</dt>
      <dd className="figure">{figure}</dd>
      <dd className="quiet">{note}</dd>
    </div>
  );
}
