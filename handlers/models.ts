import type { Handlers, RequestBody } from "../src/index.ts";
import { projection, reply } from "../src/index.ts";
import { aboutModel, recordEvent } from "./audit.ts";
import type { components, operations } from "./contract.gen.ts";
import { defaultSuite } from "./default-suite.ts";
import { entityTagOf, isStillGood } from "./entity-tag.ts";
import { findModel } from "./find-model.ts";
import type { ModelDocument } from "./models-state.ts";
import { conflict } from "./rules/lifecycle.ts";
import type { ModelOpsState, ModelOpsTransaction, ModelOpsView } from "./state.ts";
import { addVersion } from "./model-versions.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** What is searched for `q`. */
const SEARCHED = ["id", "name", "version", "framework"] as const;

/** How many models a list answers where no limit is asked for. */
const DEFAULT_LIMIT = 200;

/** Reading and registering models. */
export const modelsHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "listModels" | "getModel" | "registerModel"
> = {
  listModels: async ({ query, header, store, now }) => {
    const tag = await listTag(store);
    if (isStillGood(tag, header["If-None-Match"])) return reply(304, undefined, { ETag: tag });
    const { status, framework, q, sort, order, limit = DEFAULT_LIMIT, offset } = query;
    const { items, total } = await store.find("models", {
      where: { status, framework },
      search: q === undefined ? undefined : { text: q, in: SEARCHED },
      sort: sort === undefined ? [] : [{ by: sort, order }],
      limit,
      offset,
    });
    return reply(200, { models: items.map(toModel), total, timestamp: toTimestamp(now) }, { ETag: tag });
  },

  getModel: async ({ path, header, store }) => {
    const model = await findModel(store, path.model_id);
    const headers = { ETag: entityTagOf(model) };
    if (isStillGood(headers.ETag, header["If-None-Match"])) return reply(304, undefined, headers);
    return reply(200, toModel(model), headers);
  },

  registerModel: async (context) => {
    const { body, store, now } = context;
    await assertFree(store, body);
    const time = toTimestamp(now);
    const model: ModelDocument = {
      id: body.id ?? (await nextFreeId(store)),
      name: body.name,
      version: body.version,
      status: "development",
      accuracy: body.accuracy ?? 0,
      latency: body.latency ?? 0,
      throughput: body.throughput ?? 0,
      uptime: body.uptime ?? 0,
      framework: body.framework,
      size: body.size,
      aiConfidence: body.aiConfidence ?? 0,
      errorRate: body.errorRate ?? 0,
      deployedAt: null,
      lastUpdated: time,
      lastTestedAt: null,
      previousVersion: null,
      inferenceCount: 0,
      deployments: [],
      revision: await store.next("revisions"),
    };
    await store.put("models", model);
    await store.put("suites", defaultSuite(model.id));
    await addVersion(store, model, body, time);
    await recordEvent(store, context, { action: "register", ...aboutModel(model), to: model.status });
    const headers = { Location: `/api/metrics/models/${model.id}`, ETag: entityTagOf(model) };
    return reply(201, toModel(model), headers);
  },
};

const toModel = projection((model: ModelDocument): components["schemas"]["Model"] => ({
  id: model.id,
  name: model.name,
  version: model.version,
  status: model.status,
  accuracy: model.accuracy,
  latency: model.latency,
  throughput: model.throughput,
  uptime: model.uptime,
  framework: model.framework,
  size: model.size,
  aiConfidence: model.aiConfidence,
  errorRate: model.errorRate,
  deployedAt: model.deployedAt,
  lastUpdated: model.lastUpdated,
  lastTestedAt: model.lastTestedAt,
  previousVersion: model.previousVersion,
  inferenceCount: model.inferenceCount,
}));

/** Models only ever get higher revisions and are never removed, so the latest one stands for all of them. */
async function listTag(store: ModelOpsView): Promise<string> {
  return entityTagOf({ revision: await store.last("revisions") });
}

async function assertFree(
  store: ModelOpsView,
  { id, name }: RequestBody<operations["registerModel"]>,
): Promise<void> {
  const sameId = id === undefined ? undefined : await store.get("models", id);
  if (sameId) throw conflict(sameId, `The id ${sameId.id} is taken; choose another one, or leave it out.`);
  const [sameName] = (await store.find("models", { where: { name } })).items;
  if (sameName) throw conflict(sameName, `The name "${name}" belongs to ${sameName.id}; choose another one.`);
}

/** Numbers that clients have taken for ids of their own are passed over. */
async function nextFreeId(store: ModelOpsTransaction): Promise<string> {
  for (;;) {
    const id = `model-${await store.next("models")}`;
    if (!(await store.get("models", id))) return id;
  }
}
