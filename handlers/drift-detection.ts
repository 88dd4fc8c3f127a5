import type { components } from "./contract.gen.ts";
import type { DriftDetectionDocument, IdsObservations } from "./ids-state.ts";
import { assessDrift, KS_ALPHA, type SignalDrift } from "./rules/drift.ts";
import { PSI_THRESHOLD } from "./rules/psi.ts";
import { rounded, roundedTo } from "./rules/rounding.ts";

/** Measures a model's drift; `sequence` numbers the detections of all models. */
export function detectDrift(
  { model_id, signals }: IdsObservations,
  sequence: number,
  time: string,
): DriftDetectionDocument {
  const drift = assessDrift(signals);
  return {
    detection_id: `drift-${sequence}`,
    sequence,
    timestamp: time,
    model_id,
    drift_types: [...drift.driftTypes],
    overall_drift_score: rounded(drift.overallScore, 3),
    retraining_recommended: drift.retrainingRecommended,
    retraining_urgency: drift.urgency,
    tests: drift.signals.flatMap(testsOf),
  };
}

function testsOf(signal: SignalDrift): components["schemas"]["DriftTest"][] {
  const compared = {
    feature: signal.name,
    reference_size: signal.sampleSize.reference,
    current_size: signal.sampleSize.current,
  };
  return [
    {
      ...compared,
      method: "psi",
      score: rounded(signal.psi, 4),
      threshold: PSI_THRESHOLD,
      p_value: null,
      drifted: signal.drifted,
    },
    {
      ...compared,
      method: "ks",
      score: rounded(signal.ksStatistic, 4),
      threshold: KS_ALPHA,
      p_value: roundedTo(6, signal.ksPValue),
      drifted: signal.drifted,
    },
  ];
}
