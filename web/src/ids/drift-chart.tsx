import { SCORE_AT_THRESHOLD } from "../../../handlers/rules/drift-score.ts";
import type { Schemas } from "../api/client.ts";
import { TimeChart } from "../charts/time-chart.tsx";
import type { TimeSeries } from "../charts/time-series.ts";
import { inUnit } from "../charts/value-format.ts";
import type { Detector } from "./ids-queries.ts";

type Detection = Schemas["DriftDetection"];

/** How the drift of each detector has gone, with the threshold. */
export function DriftChart({
  detections,
  detectors,
}: {
  /** Newest first. */
  readonly detections: readonly Detection[];
  readonly detectors: readonly Detector[];
}) {
  const byModel = Map.groupBy(detections.toReversed(), ({ model_id }) => model_id);
  const lines = detectors.flatMap(({ model_id, model_name }): TimeSeries[] => {
    const points = byModel.get(model_id)?.map(pointOf);
    return points ? [{ name: model_name, points }] : [];
  });
  const ends = [detections.at(-1), detections[0]].filter((end) => end !== undefined);
  const threshold = ends.map((end) => ({ ...pointOf(end), value: SCORE_AT_THRESHOLD }));
  return (
    <TimeChart
      title="Drift over time"
      series={[...lines, { name: "Threshold", points: threshold }]}
      format={inUnit("", 3)}
      min={0}
      max={1}
      height={200}
    />
  );
}

function pointOf({ timestamp, overall_drift_score }: Detection) {
  return { at: Date.parse(timestamp), value: overall_drift_score };
}
