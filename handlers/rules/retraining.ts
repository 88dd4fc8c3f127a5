import type { Signal } from "./drift.ts";

/** How long a job waits before it starts, and how long it runs then. */
export const QUEUED_MS = 2000;
export const RUNNING_MS = 8000;

/** Fewer observations of a quantity than this are not trained on. */
export const LEAST_OBSERVATIONS = 50;

/** Where a job is that has not ended. */
export const UNDER_WAY = ["queued", "running"] as const;

/** Whether a job has not ended. */
export function isUnderWay({ status }: Pick<JobTimes, "status">): boolean {
  return UNDER_WAY.some((underWay) => underWay === status);
}

/** Why a model of this status is not retrained now, in whole sentences; undefined where it can be. */
export function reasonAgainstRetraining(status: "active" | "degraded" | "retraining"): string | undefined {
  return status === "retraining" ? "It is being retrained. Wait until that has ended." : undefined;
}

/** The part of a job that the clock works on. Times are RFC 3339. */
export interface JobTimes {
  readonly status: "queued" | "running" | "completed" | "failed";
  readonly created_at: string;
  readonly started_at: string | null;
}

/** What the clock does with the job now. */
export function nextStep(
  { status, created_at, started_at }: JobTimes,
  now: Date,
): "start" | "finish" | "wait" {
  if (status === "queued") return since(created_at, now) >= QUEUED_MS ? "start" : "wait";
  if (status === "running") return since(started_at ?? created_at, now) >= RUNNING_MS ? "finish" : "wait";
  return "wait";
}

/** The share of the work that is done, 0 … 1; 1 only at the end. */
export function progressOf({ status, started_at }: JobTimes, now: Date): number {
  if (status === "completed") return 1;
  if (status !== "running" || started_at === null) return 0;
  const share = Math.max(0, since(started_at, now)) / RUNNING_MS;
  return Math.min(0.99, Math.round(share * 100) / 100);
}

/** The names of the quantities that have too few observations to train on. */
export function tooFewObserved(signals: readonly Signal[]): string[] {
  return signals.filter(({ current }) => current.length < LEAST_OBSERVATIONS).map(({ name }) => name);
}

/**
 * What a model is compared with after training on what it sees now: that is the reference from then on. What it sees
 * next is drawn from there too, with replacement, for there is no better estimate of it (the bootstrap).
 */
export function retrainedSignals(signals: readonly Signal[], random: () => number): Signal[] {
  return signals.map((signal) => ({
    ...signal,
    reference: signal.current,
    current: signal.current.map(
      (value) => signal.current[Math.floor(random() * signal.current.length)] ?? value,
    ),
  }));
}

function since(time: string, now: Date): number {
  return now.getTime() - Date.parse(time);
}
