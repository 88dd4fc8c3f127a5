import { useIsFetching, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { reasonAgainstAggregation } from "../../../handlers/rules/federation-conditions.ts";
import { adminToken } from "../api/admin-token.ts";
import type { Schemas } from "../api/client.ts";
import { api, ask } from "../api/client.ts";
import { ActionButton } from "../controls/action-button.tsx";
import { Failure } from "../controls/failure.tsx";
import { Skeletons } from "../controls/skeletons.tsx";
import { AdminButton } from "./admin-button.tsx";
import { AggregationResult } from "./aggregation-result.tsx";
import { federatedModelsQuery, statusQuery } from "./federation-queries.ts";
import { KeptToken } from "./kept-token.tsx";
import { NodeCard } from "./node-card.tsx";
import { NodeDetailsDialog } from "./node-details-dialog.tsx";
import { RoundsList } from "./rounds-list.tsx";
import { roundsOf, syncedNodes } from "./rounds.ts";
import { SummaryTiles } from "./summary-tiles.tsx";
import "./federation.css";

/** The nodes that train together, the rounds in which their models are averaged, and what an administrator may do. */
export function FederationPage() {
  const client = useQueryClient();
  const isFetching = useIsFetching({ queryKey: ["federation"] }) > 0;
  const status = useQuery(statusQuery);
  const models = useQuery(federatedModelsQuery);
  const [detailed, setDetailed] = useState<string>();
  const [result, setResult] = useState<Schemas["AggregateFederationResult"]>();
  const nodes = status.data?.nodes ?? [];
  const synced = models.data && syncedNodes(models.data.models);
  const detailedNode = nodes.find(({ id }) => id === detailed);
  const error = status.error ?? models.error;
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.tag ?? id;
  const refresh = () => void client.invalidateQueries({ queryKey: ["federation"] });
  const aggregate = async () => {
    const made = await ask(api.POST("/api/federation/aggregate", { middleware: [adminToken] }));
    setResult(made);
    return `${made.message}.`;
  };
  return (
    <div className="federation">
      <div className="toolbar">
        <KeptToken />
        <span className="spring" />
        <ActionButton isBusy={isFetching} onPress={refresh}>
          Refresh
        </ActionButton>
        <AdminButton
          label="Aggregate"
          reason={synced ? reasonAgainstAggregation(synced) : "It is not known yet which nodes have synced."}
          run={aggregate}
        />
      </div>
      {error && <Failure error={error} onRetry={refresh} />}
      {status.isPending && <Skeletons count={6} />}
      {status.data && (
        <>
          <SummaryTiles status={status.data} latest={models.data?.latest_model} synced={synced?.length} />
          {result && (
            <AggregationResult result={result} nameOf={nameOf} onClose={() => setResult(undefined)} />
          )}
          <h2>Nodes</h2>
          {nodes.length === 0 && <p className="quiet">No node takes part yet.</p>}
          <ul className="grid">
            {nodes.map((node) => (
              <NodeCard
                key={node.id}
                node={node}
                now={status.data.timestamp}
                hasSynced={synced?.includes(node.id) ?? false}
                onDetails={() => setDetailed(node.id)}
              />
            ))}
          </ul>
        </>
      )}
      {models.data && (
        <>
          <h2>Rounds</h2>
          <RoundsList rounds={roundsOf(models.data.models)} nameOf={nameOf} />
        </>
      )}
      {detailedNode && <NodeDetailsDialog node={detailedNode} onClose={() => setDetailed(undefined)} />}
    </div>
  );
}
