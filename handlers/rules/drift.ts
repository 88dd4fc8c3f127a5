import type { components } from "../contract.gen.ts";
import { driftScore } from "./drift-score.ts";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.ts";
import { populationStabilityIndex, PSI_THRESHOLD } from "./psi.ts";

type Detection = components["schemas"]["DriftDetection"];

/** What a watched quantity is: an input of the model, what it puts out, or how often it is right. */
export type DriftType = Detection["drift_types"][number];

/** How soon a model wants retraining. */
export type Urgency = Detection["retraining_urgency"];

/** A quantity that is watched for drift: how it was when the model was trained, and how it is now. */
export interface Signal {
  readonly name: string;
  readonly type: DriftType;
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

/** What the two tests say about one signal. */
export interface SignalDrift {
  readonly name: string;
  readonly type: DriftType;
  readonly psi: number;
  readonly ksStatistic: number;
  readonly ksPValue: number;
  readonly drifted: boolean;
  readonly sampleSize: { readonly reference: number; readonly current: number };
}

/** What all signals of a model say together. */
export interface DriftAssessment {
  readonly signals: readonly SignalDrift[];
  /** The types of the signals that have drifted, each once. */
  readonly driftTypes: readonly DriftType[];
  /** The score of the worst signal's PSI. */
  readonly overallScore: number;
  readonly retrainingRecommended: boolean;
  readonly urgency: Urgency;
}

/** Above this p-value of the Kolmogorov–Smirnov test a shift may be chance and is no drift. */
export const KS_ALPHA = 0.05;

/** PSI from which a shift below the drift threshold is worth an eye on it. */
export const PSI_MINOR = 0.1;

/** PSI from which retraining is of high, and of critical, urgency. */
export const PSI_HIGH = 0.5;
export const PSI_CRITICAL = 1;

/**
 * Compares each signal with its reference. A signal has drifted when its population stability index is at the
 * threshold or above (the shift is large) and the Kolmogorov–Smirnov test rejects (it is not chance).
 */
export function assessDrift(signals: readonly Signal[]): DriftAssessment {
  const compared = signals.map(compare);
  const worst = Math.max(0, ...compared.map((signal) => signal.psi));
  const drifted = compared.filter((signal) => signal.drifted);
  return {
    signals: compared,
    driftTypes: [...new Set(drifted.map((signal) => signal.type))],
    overallScore: driftScore(worst, PSI_THRESHOLD),
    retrainingRecommended: drifted.length > 0,
    urgency: urgencyOf(worst, drifted.length > 0),
  };
}

function compare({ name, type, reference, current }: Signal): SignalDrift {
  const psi = populationStabilityIndex(reference, current);
  const { statistic, pValue } = kolmogorovSmirnov(reference, current);
  return {
    name,
    type,
    psi,
    ksStatistic: statistic,
    ksPValue: pValue,
    drifted: psi >= PSI_THRESHOLD && pValue < KS_ALPHA,
    sampleSize: { reference: reference.length, current: current.length },
  };
}

function urgencyOf(psi: number, drifted: boolean): Urgency {
  if (!drifted) return psi >= PSI_MINOR ? "low" : "none";
  if (psi >= PSI_CRITICAL) return "critical";
  return psi >= PSI_HIGH ? "high" : "medium";
}
