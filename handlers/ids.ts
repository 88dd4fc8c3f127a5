import type { Handlers } from "../src/index.ts";
import { Problem, reply } from "../src/index.ts";
import { recordEvent } from "./audit.ts";
import type { components, operations } from "./contract.gen.ts";
import type { DriftDetectionDocument, IdsModelDocument, RetrainingJobDocument } from "./ids-state.ts";
import { newestFirst } from "./paging.ts";
import { progressOf, reasonAgainstRetraining, UNDER_WAY } from "./rules/retraining.ts";
import type { ModelOpsState, ModelOpsView } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

type Wire = components["schemas"];

/** The operations of the tag IDS. */
export const idsHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "listIdsModelStatus" | "retrainIdsModel" | "getRetrainingJob" | "listDriftDetections"
> = {
  listIdsModelStatus: async ({ store }) => {
    const { items } = await store.find("idsModels");
    return reply(200, [...items]);
  },

  retrainIdsModel: async (context) => {
    const { query, store, now } = context;
    const model = await modelOfType(store, query.model_type);
    await assertRetrainable(store, model);
    const job: RetrainingJobDocument = {
      job_id: `job-${await store.next("retraining-jobs")}`,
      model_id: model.model_id,
      model_type: model.model_type,
      status: "queued",
      created_at: toTimestamp(now),
      started_at: null,
      completed_at: null,
      progress: 0,
      from_version: model.version,
      to_version: null,
      message: "Waiting to start.",
    };
    await store.put("retrainingJobs", job);
    await store.put("idsModels", { ...model, status: "retraining" });
    await recordEvent(store, context, {
      action: "retrain",
      model_id: model.model_id,
      model_name: model.model_name,
      version: model.version,
      from: model.status,
      to: "retraining",
      reason: `Queued as ${job.job_id}.`,
    });
    return reply(202, job, { Location: `/api/ids/models/retrain/${job.job_id}` });
  },

  getRetrainingJob: async ({ path, store, now }) => {
    const job = await store.get("retrainingJobs", path.job_id);
    if (!job) throw new Problem({ status: 404, detail: `There is no retraining job ${path.job_id}.` });
    return reply(200, { ...job, progress: progressOf(job, now) });
  },

  listDriftDetections: async ({ query, store }) => {
    const { model_id, limit } = query;
    if (model_id !== undefined && !(await store.get("idsModels", model_id))) {
      throw new Problem({ status: 404, detail: `There is no model ${model_id}.` });
    }
    const { stretch } = newestFirst({ limit });
    const { items } = await store.find("driftDetections", { where: { model_id }, ...stretch });
    return reply(200, items.map(toDetection));
  },
};

async function modelOfType(store: ModelOpsView, type: Wire["IdsModelType"]): Promise<IdsModelDocument> {
  const [model] = (await store.find("idsModels", { where: { model_type: type } })).items;
  if (!model) throw new Error(`The data has no intrusion detection model of the type ${type}.`);
  return model;
}

async function assertRetrainable(store: ModelOpsView, { model_id, status }: IdsModelDocument): Promise<void> {
  if (reasonAgainstRetraining(status) === undefined) return;
  const underWay = { model_id, status: { in: UNDER_WAY } };
  const [job] = (await store.find("retrainingJobs", { where: underWay })).items;
  if (!job) throw new Error(`The data have no job that retrains ${model_id}.`);
  throw new Problem({
    status: 409,
    detail:
      `${model_id} is being retrained by ${job.job_id}, which is ${job.status}. ` +
      `Wait until it has completed; no action is allowed until then.`,
    extensions: { current_status: job.status, allowed_actions: [], job_id: job.job_id },
  });
}

function toDetection(document: DriftDetectionDocument): Wire["DriftDetection"] {
  return {
    detection_id: document.detection_id,
    timestamp: document.timestamp,
    model_id: document.model_id,
    drift_types: document.drift_types,
    overall_drift_score: document.overall_drift_score,
    retraining_recommended: document.retraining_recommended,
    retraining_urgency: document.retraining_urgency,
    tests: document.tests,
  };
}
