import type { Handlers } from "../src/index.ts";
import { Problem, reply } from "../src/index.ts";
import { aboutModel, recordEvent } from "./audit.ts";
import type { components, operations } from "./contract.gen.ts";
import { assertUnchanged, entityTagOf } from "./entity-tag.ts";
import { findModel } from "./find-model.ts";
import { keyOfVersion, type ModelDocument, type VersionDocument } from "./models-state.ts";
import { newestFirst, nextCursor } from "./paging.ts";
import { reviseModel } from "./revise-model.ts";
import { assertAllowed, conflict } from "./rules/lifecycle.ts";
import type { ModelOpsState, ModelOpsTransaction, ModelOpsView } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

type Wire = components["schemas"];

/** The versions of models. */
export const modelVersionsHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "listModelVersions" | "addModelVersion"
> = {
  listModelVersions: async ({ path, query, store }) => {
    const { before, stretch } = newestFirst(query);
    const model = await findModel(store, path.model_id);
    const page = await store.find("versions", { where: { ...before, model_id: model.id }, ...stretch });
    const versions = page.items.map((version) => toModelVersion(model, version));
    return reply(200, { model_id: model.id, versions, next_cursor: nextCursor(page) });
  },

  addModelVersion: async (context) => {
    const { path, header, body, store, now } = context;
    const model = await findModel(store, path.model_id);
    assertUnchanged(model, header["If-Match"]);
    assertAllowed(model, "add-version");
    if (await store.get("versions", keyOfVersion(model.id, body.version))) {
      throw conflict(model, `Model ${model.id} has a version ${body.version} already.`);
    }
    const version = await addVersion(store, model, body, toTimestamp(now));
    const revised = await reviseModel(store, context, model, {});
    await recordEvent(store, context, {
      action: "add-version",
      ...aboutModel(model),
      version: body.version,
      to: body.version,
      reason: body.notes ?? null,
    });
    return reply(201, toModelVersion(revised, version), { ETag: entityTagOf(revised) });
  },
};

/** Stores a version of the model; framework and size are the model's where they are left out. */
export async function addVersion(
  store: ModelOpsTransaction,
  model: Pick<ModelDocument, "id" | "framework" | "size">,
  registered: Wire["AddModelVersionRequest"],
  time: string,
): Promise<VersionDocument> {
  const version: VersionDocument = {
    key: keyOfVersion(model.id, registered.version),
    model_id: model.id,
    sequence: await store.next("versions"),
    version: registered.version,
    framework: registered.framework ?? model.framework,
    size: registered.size ?? model.size,
    notes: registered.notes ?? null,
    accuracy: registered.accuracy ?? null,
    latency: registered.latency ?? null,
    throughput: registered.throughput ?? null,
    aiConfidence: registered.aiConfidence ?? null,
    errorRate: registered.errorRate ?? null,
    created_at: time,
    deployedAt: null,
  };
  await store.put("versions", version);
  return version;
}

/**
 * A version of the model.
 * @throws {Problem} 404 that names the versions there are.
 */
export async function findVersion(
  store: ModelOpsView,
  model: ModelDocument,
  version: string,
): Promise<VersionDocument> {
  const found = await store.get("versions", keyOfVersion(model.id, version));
  if (found) return found;
  const { items } = await store.find("versions", { where: { model_id: model.id } });
  const known = items.map((item) => item.version).reverse();
  throw new Problem({
    status: 404,
    detail:
      `Model ${model.id} has no version ${version}. It has ${listed(known)}. ` +
      `Add the version first, or deploy one of these.`,
  });
}

/** What a model shows while it runs this version: only figures that the version has of its own. */
export function figuresOf(version: VersionDocument): Partial<ModelDocument> {
  const { framework, size, accuracy, latency, throughput, aiConfidence, errorRate } = version;
  return {
    framework,
    size,
    ...(accuracy !== null && { accuracy }),
    ...(latency !== null && { latency }),
    ...(throughput !== null && { throughput }),
    ...(aiConfidence !== null && { aiConfidence }),
    ...(errorRate !== null && { errorRate }),
  };
}

function toModelVersion(model: ModelDocument, version: VersionDocument): Wire["ModelVersion"] {
  return {
    version: version.version,
    framework: version.framework,
    size: version.size,
    notes: version.notes,
    accuracy: version.accuracy,
    latency: version.latency,
    throughput: version.throughput,
    aiConfidence: version.aiConfidence,
    errorRate: version.errorRate,
    created_at: version.created_at,
    deployedAt: version.deployedAt,
    running: model.status !== "archived" && model.deployments.at(-1) === version.version,
  };
}

/** `2.1.0, 2.0.9 and 2.0.8`; of a long list the first ten, and how many more there are. */
function listed(versions: readonly string[]): string {
  const shown = versions.slice(0, 10);
  const last = versions.length > shown.length ? `${versions.length - shown.length} more` : shown.pop();
  return shown.length === 0 ? String(last) : `${shown.join(", ")} and ${String(last)}`;
}
