import type { Handlers } from "../src/index.ts";
import { reply } from "../src/index.ts";
import { stopTestsOf } from "./ab-test-stop.ts";
import { aboutModel, recordEvent } from "./audit.ts";
import type { operations } from "./contract.gen.ts";
import { assertUnchanged, entityTagOf } from "./entity-tag.ts";
import { findModel } from "./find-model.ts";
import { figuresOf, findVersion } from "./model-versions.ts";
import type { ModelDocument } from "./models-state.ts";
import { reviseModel } from "./revise-model.ts";
import { archive, deploy, promote, rollback } from "./rules/lifecycle.ts";
import type { ModelOpsState } from "./state.ts";

/** What moves a model through its life. */
export const modelLifecycleHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "deployModel" | "promoteModel" | "rollbackModel" | "archiveModel"
> = {
  deployModel: async (context) => {
    const { body, header, store, now } = context;
    const model = await findModel(store, body.model_id);
    const version = await findVersion(store, model, body.version ?? model.version);
    assertUnchanged(model, header["If-Match"]);
    const { action, next } = deploy(model, version.version, body.target_env ?? "production");
    const deployedAt = now.toISOString();
    await store.put("versions", { ...version, deployedAt });
    const changes = { ...next, ...figuresOf(version), deployedAt };
    const revised = await reviseModel(store, context, model, changes);
    await recordEvent(store, context, {
      action: action === "redeploy" ? "redeploy" : "deploy",
      ...aboutModel(revised),
      ...deploymentStep(model, revised),
      reason: action === "redeploy" ? `Redeployed to ${next.status}.` : `Deployed to ${next.status}.`,
    });
    return reply(
      200,
      {
        status: "success" as const,
        message: "Model deployed successfully",
        model_id: revised.id,
        version: revised.version,
        deployed_at: deployedAt,
      },
      { ETag: entityTagOf(revised) },
    );
  },

  promoteModel: async (context) => {
    const { body, header, store } = context;
    const model = await findModel(store, body.model_id);
    assertUnchanged(model, header["If-Match"]);
    const { next } = promote(model);
    const revised = await reviseModel(store, context, model, next);
    await recordEvent(store, context, {
      action: "promote",
      ...aboutModel(revised),
      from: model.status,
      to: revised.status,
    });
    return reply(
      200,
      {
        status: "success" as const,
        message: "Model promoted to staging",
        model_id: revised.id,
        new_status: revised.status,
        promoted_at: revised.lastUpdated,
      },
      { ETag: entityTagOf(revised) },
    );
  },

  rollbackModel: async (context) => {
    const { body, header, store } = context;
    const model = await findModel(store, body.model_id);
    assertUnchanged(model, header["If-Match"]);
    const { next } = rollback(model);
    const version = await findVersion(store, model, next.version);
    const revised = await reviseModel(store, context, model, { ...next, ...figuresOf(version) });
    await recordEvent(store, context, {
      action: "rollback",
      ...aboutModel(revised),
      from: model.version,
      to: revised.version,
    });
    return reply(
      200,
      {
        status: "success" as const,
        message: `Model rolled back to v${revised.version}`,
        previous_version: revised.version,
        model_id: revised.id,
        rolled_back_to: revised.version,
        rolled_back_at: revised.lastUpdated,
      },
      { ETag: entityTagOf(revised) },
    );
  },

  archiveModel: async (context) => {
    const { body, header, store } = context;
    const model = await findModel(store, body.model_id);
    assertUnchanged(model, header["If-Match"]);
    const { next } = archive(model);
    await stopTestsOf(store, context, model.id, `Model ${model.id} was archived.`);
    const revised = await reviseModel(store, context, model, next);
    await recordEvent(store, context, {
      action: "archive",
      ...aboutModel(revised),
      from: model.status,
      to: revised.status,
    });
    return reply(
      200,
      {
        status: "success" as const,
        message: "Model archived successfully",
        model_id: revised.id,
        archived_at: revised.lastUpdated,
      },
      { ETag: entityTagOf(revised) },
    );
  },
};

/** From one version to another, or from one status to another where the same version goes on running. */
function deploymentStep(before: ModelDocument, after: ModelDocument) {
  const ran = before.deployments.at(-1) ?? null;
  const onlyMoved = ran === after.version && before.status !== after.status;
  return onlyMoved ? { from: before.status, to: after.status } : { from: ran, to: after.version };
}
