import { CircleCheck, CircleDashed } from "lucide-react";
import { reasonAgainstSync } from "../../../handlers/rules/federation-conditions.ts";
import { adminToken } from "../api/admin-token.ts";
import type { Schemas } from "../api/client.ts";
import { api, ask } from "../api/client.ts";
import { ActionButton } from "../controls/action-button.tsx";
import { percentOf, timeOf } from "../controls/figures.ts";
import { AdminButton } from "./admin-button.tsx";
import { countryOf } from "./country.ts";
import { HealthMark } from "./health-mark.tsx";
import { healthOf, isOverdue } from "./node-health.ts";
import { ShareMeter } from "./share-meter.tsx";
import { timeAgo } from "./time-ago.ts";

/** A node, how it does, and what can be done about it. */
export function NodeCard({
  node,
  now,
  hasSynced,
  onDetails,
}: {
  readonly node: Schemas["FederationNode"];
  /** The server's time, RFC 3339. */
  readonly now: string;
  /** Whether it has synced since the last aggregation. */
  readonly hasSynced: boolean;
  readonly onDetails: () => void;
}) {
  const reason = reasonAgainstSync(node);
  return (
    <li className="card node">
      <header>
        <h3>{node.tag}</h3>
        <HealthMark health={healthOf(node)} />
      </header>
      <p className="quiet">
        {countryOf(node.country)} · {node.id}
      </p>
      <ShareMeter label="Sync health" share={node.sync_health} />
      <ShareMeter label="Trust" share={node.trust_score} />
      <dl className="figures">
        <div>
          <dt>Last sync</dt>
          <dd>
            {node.last_sync === null ? (
              "never"
            ) : (
              <time dateTime={node.last_sync} title={timeOf(node.last_sync)}>
                {timeAgo(node.last_sync, now)}
              </time>
            )}
          </dd>
        </div>
        <div>
          <dt>Ledger entry</dt>
          <dd>{node.last_ledger.toLocaleString()}</dd>
        </div>
      </dl>
      <p className="contribution">
        {hasSynced ? <CircleCheck size={16} aria-hidden /> : <CircleDashed size={16} aria-hidden />}
        {contributionOf(node, hasSynced, now)}
      </p>
      <div className="actions" role="group" aria-label={`Actions for ${node.tag}`}>
        <AdminButton
          label="Sync"
          submit={`Sync ${node.tag}`}
          reason={reason && `Not possible: ${node.tag} ${reason}.`}
          run={() => sync(node)}
        />
        <ActionButton onPress={onDetails}>Details</ActionButton>
      </div>
    </li>
  );
}

function contributionOf(node: Schemas["FederationNode"], hasSynced: boolean, now: string): string {
  if (hasSynced) return "Counts in the next aggregation";
  if (!node.active) return "Does not take part at present";
  return isOverdue(node, now)
    ? "Not in the next aggregation, and overdue"
    : "Not in the next aggregation yet";
}

async function sync({ id, tag }: Schemas["FederationNode"]): Promise<string> {
  const params = { path: { node_id: id } };
  const options = { params, middleware: [adminToken] };
  const { node } = await ask(api.POST("/api/federation/nodes/{node_id}/sync", options));
  return `${tag} has synced: health ${percentOf(node.sync_health)}, trust ${percentOf(node.trust_score)}.`;
}
