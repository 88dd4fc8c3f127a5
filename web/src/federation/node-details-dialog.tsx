import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { DialogFrame } from "../controls/dialog-frame.tsx";
import { useState } from "react";
import type { Schemas } from "../api/client.ts";
import { Failure } from "../controls/failure.tsx";
import { countryOf } from "./country.ts";
import { nodeHistoryQuery } from "./federation-queries.ts";
import { HealthMark } from "./health-mark.tsx";
import { healthOf } from "./node-health.ts";
import { NodeHistory } from "./node-history.tsx";

/** How many of its last syncs can be shown; the last is the most that the contract answers. */
const LIMITS = [24, 100, 1000] as const;

/** A node over time: its health and trust as curves and in figures. */
export function NodeDetailsDialog({
  node,
  onClose,
}: {
  readonly node: Schemas["FederationNode"];
  readonly onClose: () => void;
}) {
  const [limit, setLimit] = useState<number>(LIMITS[0]);
  const { data, error, isPending, refetch } = useQuery(nodeHistoryQuery(node.id, limit));
  return (
    <DialogFrame className="dialog federation" onClose={onClose}>
      <header>
        <Dialog.Title>{node.tag}</Dialog.Title>
        <HealthMark health={healthOf(node)} />
      </header>
      <Dialog.Description className="quiet">
        {countryOf(node.country)} · {node.id} · {node.active ? "takes part" : "does not take part at present"}
      </Dialog.Description>
      <label className="limit">
        Show
        <select value={limit} onChange={({ target }) => setLimit(Number(target.value))}>
          {LIMITS.map((most) => (
            <option key={most} value={most}>
              the last {most.toLocaleString()} syncs
            </option>
          ))}
        </select>
      </label>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {isPending && <div className="skeleton" aria-hidden />}
      {data && <NodeHistory node={data} />}
      <div className="row end">
        <Dialog.Close>Close</Dialog.Close>
      </div>
    </DialogFrame>
  );
}
