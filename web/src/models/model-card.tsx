import type { Model } from "../api/client.ts";
import { ActionButtons } from "./action-buttons.tsx";
import { percentOf } from "../controls/figures.ts";
import { StatusBadge } from "./status-badge.tsx";

/** A model with its figures, and what can be done to it. */
export function ModelCard({
  model,
  isChosen,
  onChoose,
  onDetails,
}: {
  readonly model: Model;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onDetails: () => void;
}) {
  return (
    <>
      <header>
        <h2>{model.name}</h2>
        <StatusBadge status={model.status} />
      </header>
      <p className="quiet">
        {model.version} · {model.framework} · {model.size}
      </p>
      <dl className="figures">
        <div>
          <dt>Accuracy</dt>
          <dd>{percentOf(model.accuracy)}</dd>
        </div>
        <div>
          <dt>Latency</dt>
          <dd>{model.latency} ms</dd>
        </div>
        <div>
          <dt>Uptime</dt>
          <dd>{model.uptime} %</dd>
        </div>
      </dl>
      <label className="choice">
        <input type="checkbox" checked={isChosen} onChange={onChoose} />
        Choose for an A/B test
      </label>
      <ActionButtons model={model} onDetails={onDetails} />
    </>
  );
}
