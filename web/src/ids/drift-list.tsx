import { Accordion } from "@base-ui/react/accordion";
import { ChevronDown } from "lucide-react";
import type { Schemas } from "../api/client.ts";
import { timeOf } from "../controls/figures.ts";
import { DriftTests } from "./drift-tests.tsx";
import type { Detector } from "./ids-queries.ts";

type Detection = Schemas["DriftDetection"];

/** Detections of drift, newest first, each of which opens to its tests. */
export function DriftList({
  detections,
  detectors,
}: {
  readonly detections: readonly Detection[];
  readonly detectors: readonly Detector[];
}) {
  const names = new Map(detectors.map(({ model_id, model_name }) => [model_id, model_name]));
  return (
    <Accordion.Root multiple className="detections" render={<ol />}>
      {detections.map((detection) => (
        <Accordion.Item key={detection.detection_id} render={<li />}>
          <Accordion.Header className="detection">
            <Accordion.Trigger className="detection-line">
              <ChevronDown size={18} aria-hidden className="chevron" />
              <span className="detection-name">{names.get(detection.model_id) ?? detection.model_id}</span>
              <time dateTime={detection.timestamp} className="quiet">
                {timeOf(detection.timestamp)}
              </time>
              <span className="detection-types">{typesOf(detection)}</span>
              <span className="number">{detection.overall_drift_score.toFixed(3)}</span>
              <span className={`status urgency-${detection.retraining_urgency}`}>
                {URGENCIES[detection.retraining_urgency]}
              </span>
            </Accordion.Trigger>
          </Accordion.Header>
          <Accordion.Panel className="detection-panel">
            <DriftTests detection={detection} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion.Root>
  );
}

const URGENCIES: Readonly<Record<Detection["retraining_urgency"], string>> = {
  none: "not urgent",
  low: "low urgency",
  medium: "medium urgency",
  high: "high urgency",
  critical: "critical urgency",
};

function typesOf({ drift_types }: Detection): string {
  return drift_types.length === 0 ? "no drift" : drift_types.map((type) => type.replace("_", " ")).join(", ");
}
