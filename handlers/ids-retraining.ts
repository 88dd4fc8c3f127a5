import type { Surroundings, Task } from "../src/index.ts";
import { recordEvent } from "./audit.ts";
import { detectDrift } from "./drift-detection.ts";
import type { IdsModelDocument, IdsObservations, RetrainingJobDocument } from "./ids-state.ts";
import {
  LEAST_OBSERVATIONS,
  nextStep,
  retrainedSignals,
  tooFewObserved,
  UNDER_WAY,
} from "./rules/retraining.ts";
import { nextVersion } from "./rules/version.ts";
import type { ModelOpsState, ModelOpsTransaction } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** What a step of a job is done with: a task's surroundings. */
interface Step extends Pick<Surroundings, "now" | "random"> {
  readonly store: ModelOpsTransaction;
}

/** What the clock does for the tag IDS. */
export const idsTasks: Readonly<Record<"advanceRetraining", Task<ModelOpsState>>> = {
  advanceRetraining: {
    everyMs: 1000,
    run: async ({ store, now, random }) => {
      const underWay = { status: { in: UNDER_WAY } };
      for (const job of (await store.find("retrainingJobs", { where: underWay })).items) {
        const model = await store.get("idsModels", job.model_id);
        const observations = await store.get("idsObservations", job.model_id);
        if (!model || !observations) throw new Error(`The data of ${job.model_id} are incomplete.`);
        const next = nextStep(job, now);
        if (next === "start") await start({ store, now, random }, job, model, observations);
        if (next === "finish") await finish({ store, now, random }, job, model, observations);
      }
    },
  },
};

async function start(
  step: Step,
  job: RetrainingJobDocument,
  model: IdsModelDocument,
  { signals }: IdsObservations,
): Promise<void> {
  const quantities = signals.map(({ name, current }) => `${current.length} of ${name}`).join(", ");
  await step.store.put("retrainingJobs", {
    ...job,
    status: "running",
    started_at: toTimestamp(step.now),
    message: `Training on observations: ${quantities}.`,
  });
  await recordEvent(step.store, step, {
    ...namesOf(model),
    action: "retrain-started",
    from: "queued",
    to: "running",
    reason: `${job.job_id} has started.`,
  });
}

async function finish(
  step: Step,
  job: RetrainingJobDocument,
  model: IdsModelDocument,
  observations: IdsObservations,
): Promise<void> {
  const missing = tooFewObserved(observations.signals);
  if (missing.length > 0) return fail(step, job, model, missing);

  const { store, now, random } = step;
  const retrained = { ...observations, signals: retrainedSignals(observations.signals, random) };
  const detection = detectDrift(retrained, await store.next("drift-detections"), toTimestamp(now));
  const version = nextVersion(model.version, "patch");
  await store.put("idsObservations", retrained);
  await store.put("driftDetections", detection);
  await store.put("idsModels", {
    ...model,
    status: detection.retraining_recommended ? "degraded" : "active",
    version,
    drift_score: detection.overall_drift_score,
    retraining_required: detection.retraining_recommended,
  });
  await store.put("retrainingJobs", {
    ...job,
    status: "completed",
    completed_at: toTimestamp(now),
    progress: 1,
    to_version: version,
    message: `Completed. The model runs ${version}.`,
  });
  await recordEvent(store, step, {
    ...namesOf(model),
    action: "retrain-completed",
    version,
    from: model.version,
    to: version,
    reason: `${job.job_id}: drift was ${model.drift_score} and is ${detection.overall_drift_score}.`,
  });
}

async function fail(
  step: Step,
  job: RetrainingJobDocument,
  model: IdsModelDocument,
  missing: readonly string[],
): Promise<void> {
  const reason = `Fewer than ${LEAST_OBSERVATIONS} observations of ${missing.join(", ")}`;
  await step.store.put("idsModels", { ...model, status: model.retraining_required ? "degraded" : "active" });
  await step.store.put("retrainingJobs", {
    ...job,
    status: "failed",
    completed_at: toTimestamp(step.now),
    message: `Failed. ${reason}; the model stays at ${model.version}. Retrain when it has seen more.`,
  });
  await recordEvent(step.store, step, {
    ...namesOf(model),
    action: "retrain-failed",
    from: "running",
    to: "failed",
    reason: `${job.job_id}: ${reason}.`,
  });
}

function namesOf({ model_id, model_name, version }: IdsModelDocument) {
  return { model_id, model_name, version };
}
