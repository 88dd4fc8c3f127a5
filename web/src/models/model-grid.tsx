import type { Model } from "../api/client.ts";
import { ActionButtons } from "./action-buttons.tsx";
import { percentOf } from "../controls/figures.ts";

interface Props {
  readonly models: readonly Model[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onDetails: (id: string) => void;
}

/** Models as cards. */
export function ModelGrid({ models, chosen, onChoose, onDetails }: Props) {
  return (
    <ul className="grid">
      {models.map((model) => (
        <li key={model.id} className="card">
          <header>
            <h2>{model.name}</h2>
            <span className={`status ${model.status}`}>{model.status}</span>
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
            <input type="checkbox" checked={chosen.has(model.id)} onChange={() => onChoose(model.id)} />
            Choose for an A/B test
          </label>
          <ActionButtons model={model} onDetails={() => onDetails(model.id)} />
        </li>
      ))}
    </ul>
  );
}
