import type { Schemas } from "../../api/client.ts";
import { timeOf } from "../../controls/figures.ts";
import { StatusBadge } from "../status-badge.tsx";
import { ArmComparison } from "./arm-comparison.tsx";
import { StopButton } from "./stop-button.tsx";
import type { SideNames } from "./verdicts.ts";
import { verdictOf } from "./verdicts.ts";

/** A test between two models: what it has counted, and what that says. */
export function AbTestCard({ test, names }: { readonly test: Schemas["AbTest"]; readonly names: SideNames }) {
  const { test_id, status, traffic_split, decision, started_at, stopped_at, stop_reason } = test;
  return (
    <article className="card ab-test" aria-labelledby={test_id}>
      <header>
        <h3 id={test_id}>
          {names.a} <span className="quiet">against</span> {names.b}
        </h3>
        <StatusBadge status={status} />
      </header>
      <p className="quiet">
        {test_id} · {traffic_split} % to A, {100 - traffic_split} % to B · from {timeOf(started_at)}
        {stopped_at !== null && ` to ${timeOf(stopped_at)}. ${stop_reason ?? ""}`}
      </p>
      <div className={`ab-verdict ${decision.outcome}`}>
        <strong>{verdictOf(decision, names)}</strong>
        <p>{decision.explanation}</p>
      </div>
      <ArmComparison test={test} names={names} />
      {status === "running" && <StopButton test={test} names={names} />}
    </article>
  );
}
