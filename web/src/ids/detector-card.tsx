import { isUnderWay, reasonAgainstRetraining } from "../../../handlers/rules/retraining.ts";
import type { Schemas } from "../api/client.ts";
import { percentOf, timeOf } from "../controls/figures.ts";
import { DriftMeter } from "./drift-meter.tsx";
import type { Detector } from "./ids-queries.ts";
import { RetrainButton } from "./retrain-button.tsx";
import { RetrainingProgress, spokenProgress } from "./retraining-progress.tsx";

type Job = Schemas["RetrainingJob"];

/** A detector: how it does, how far it has drifted, and its retraining. */
export function DetectorCard({
  detector,
  lastTraining,
  job,
  onRetrain,
}: {
  readonly detector: Detector;
  readonly lastTraining: string | undefined;
  /** Its retraining, where it is followed. */
  readonly job: Job | undefined;
  readonly onRetrain: (job: Job) => void;
}) {
  const { model_name, model_type, status, version, accuracy, auc_roc } = detector;
  const isRetrained = job !== undefined || reasonAgainstRetraining(status) !== undefined;
  return (
    <li className="card detector">
      <header>
        <h3>{model_name}</h3>
        <span className={`status ${status}`}>{status}</span>
      </header>
      <p className="quiet">
        {model_type.replaceAll("_", " ")} ·{" "}
        {lastTraining === undefined ? "not retrained lately" : `retrained ${timeOf(lastTraining)}`}
      </p>
      <dl className="figures">
        <div>
          <dt>Accuracy</dt>
          <dd>{percentOf(accuracy)}</dd>
        </div>
        <div>
          <dt>AUC ROC</dt>
          <dd>{auc_roc.toFixed(3)}</dd>
        </div>
        <div>
          <dt>Version</dt>
          <dd>{version}</dd>
        </div>
      </dl>
      <DriftMeter detector={detector} />
      {isRetrained && <RetrainingProgress name={model_name} job={job} />}
      <span role="status" className="unseen">
        {spokenProgress(model_name, job)}
      </span>
      <div className="actions">
        <RetrainButton
          detector={detector}
          isFollowed={job !== undefined && isUnderWay(job)}
          onBegin={onRetrain}
        />
      </div>
    </li>
  );
}
