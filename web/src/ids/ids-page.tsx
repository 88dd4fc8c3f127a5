import { useQuery } from "@tanstack/react-query";
import { Failure } from "../controls/failure.tsx";
import { Skeletons } from "../controls/skeletons.tsx";
import { DetectorCard } from "./detector-card.tsx";
import { DriftChart } from "./drift-chart.tsx";
import { DriftFilters } from "./drift-filters.tsx";
import { DriftList } from "./drift-list.tsx";
import "./ids.css";
import { type Detector, detectionsQuery, detectorsQuery, lastTrainingsQuery } from "./ids-queries.ts";
import { MOST_DETECTIONS, useShownDrift } from "./shown-drift.ts";
import { useFollowedJobs } from "./use-followed-jobs.ts";

/** The intrusion detection models, their drift and their retraining. */
export function IdsPage() {
  const { data: detectors, error, isPending, refetch } = useQuery(detectorsQuery);
  const { data: trainings } = useQuery(lastTrainingsQuery);
  const { byModel, follow } = useFollowedJobs(detectors);
  return (
    <>
      <p className="quiet" role="status">
        {isPending && "Asking the server …"}
        {detectors && summaryOf(detectors)}
      </p>
      {isPending && <Skeletons count={5} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {detectors && detectors.length > 0 && (
        <ul className="grid detectors" aria-label="Detectors">
          {detectors.map((detector) => (
            <DetectorCard
              key={detector.model_id}
              detector={detector}
              lastTraining={trainings?.get(detector.model_id)}
              job={byModel.get(detector.model_id)}
              onRetrain={follow}
            />
          ))}
        </ul>
      )}
      {(isPending || detectors) && <Drift detectors={detectors ?? []} />}
    </>
  );
}

function Drift({ detectors }: { readonly detectors: readonly Detector[] }) {
  const [{ model, limit }] = useShownDrift();
  const { data, error, isPending, refetch } = useQuery(detectionsQuery(model, limit));
  const { data: history } = useQuery(detectionsQuery(model, MOST_DETECTIONS));
  return (
    <section aria-labelledby="drift" className="drift">
      <h2 id="drift">Drift detections</h2>
      <DriftFilters detectors={detectors} />
      {isPending && <div className="card skeleton" aria-hidden />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p>Drift has not been looked for yet.</p>}
      {history && history.length > 0 && <DriftChart detections={history} detectors={detectors} />}
      {data && data.length > 0 && <DriftList detections={data} detectors={detectors} />}
    </section>
  );
}

function summaryOf(detectors: readonly Detector[]): string {
  if (detectors.length === 0) return "There are no detectors yet.";
  const drifted = detectors.filter(({ retraining_required }) => retraining_required).length;
  const retrained = detectors.filter(({ status }) => status === "retraining").length;
  const training = retrained === 0 ? "" : `, ${retrained} being retrained`;
  return `${detectors.length} detectors, ${drifted === 0 ? "none" : drifted} drifted${training}`;
}
