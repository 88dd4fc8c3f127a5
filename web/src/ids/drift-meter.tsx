import { Meter } from "@base-ui/react/meter";
import { SCORE_AT_THRESHOLD } from "../../../handlers/rules/drift-score.ts";
import type { Detector } from "./ids-queries.ts";

/** How far what a detector sees has moved, against the threshold, and what follows from it. */
export function DriftMeter({ detector }: { readonly detector: Detector }) {
  const { drift_score: score, retraining_required: hasDrifted } = detector;
  const words = `${score.toFixed(3)} of 1, threshold ${SCORE_AT_THRESHOLD}`;
  return (
    <Meter.Root
      className={`drift-meter ${hasDrifted ? "drifted" : "steady"}`}
      value={score}
      max={1}
      getAriaValueText={() => words}
    >
      <Meter.Label>Drift</Meter.Label>
      <Meter.Value>{() => <Figure score={score} />}</Meter.Value>
      <Meter.Track className="bar">
        <Meter.Indicator className="indicator" />
        <span className="threshold" style={{ left: `${SCORE_AT_THRESHOLD * 100}%` }} />
      </Meter.Track>
      <span className="verdict">{hasDrifted ? "Has drifted: retraining is due." : "Within bounds."}</span>
    </Meter.Root>
  );
}

function Figure({ score }: { readonly score: number }) {
  return (
    <>
      <strong>{score.toFixed(3)}</strong> <span className="quiet">threshold {SCORE_AT_THRESHOLD}</span>
    </>
  );
}
