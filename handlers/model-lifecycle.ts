import type { Handlers } from "../src/index.ts";
import { reply } from "../src/index.ts";
import { stopTestsOf } from "./ab-test-stop.ts";
import type { operations } from "./contract.gen.ts";
import { entityTagOf } from "./entity-tag.ts";
import { findModel } from "./find-model.ts";
import { moveModel } from "./model-transition.ts";
import { findVersion } from "./model-versions.ts";
import { archive, deploy, promote, rollback } from "./rules/lifecycle.ts";
import { toTimestamp } from "./rules/timestamp.ts";
import type { ModelOpsState } from "./state.ts";

/** What moves a model through its life. */
export const modelLifecycleHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "deployModel" | "promoteModel" | "rollbackModel" | "archiveModel"
> = {
  deployModel: async (context) => {
    const { body, store, now } = context;
    const { target_env: target = "production" } = body;
    const model = await findModel(store, body.model_id);
    const version = await findVersion(store, model, body.version ?? model.version);
    const deployedAt = toTimestamp(now);
    const deployed = await moveModel(context, model, (life) => deploy(life, version.version, target), {
      changes: { deployedAt },
      reason: `Deployed to ${target}.`,
    });
    await store.put("versions", { ...version, deployedAt });
    return reply(
      200,
      {
        status: "success" as const,
        message: "Model deployed successfully",
        model_id: deployed.id,
        version: deployed.version,
        deployed_at: deployedAt,
      },
      { ETag: entityTagOf(deployed) },
    );
  },

  promoteModel: async (context) => {
    const model = await findModel(context.store, context.body.model_id);
    const promoted = await moveModel(context, model, promote);
    return reply(
      200,
      {
        status: "success" as const,
        message: "Model promoted to staging",
        model_id: promoted.id,
        new_status: promoted.status,
        promoted_at: promoted.lastUpdated,
      },
      { ETag: entityTagOf(promoted) },
    );
  },

  rollbackModel: async (context) => {
    const model = await findModel(context.store, context.body.model_id);
    const rolledBack = await moveModel(context, model, rollback);
    return reply(
      200,
      {
        status: "success" as const,
        message: `Model rolled back to v${rolledBack.version}`,
        previous_version: rolledBack.version,
        model_id: rolledBack.id,
        rolled_back_to: rolledBack.version,
        rolled_back_at: rolledBack.lastUpdated,
      },
      { ETag: entityTagOf(rolledBack) },
    );
  },

  archiveModel: async (context) => {
    const model = await findModel(context.store, context.body.model_id);
    const archived = await moveModel(context, model, archive);
    await stopTestsOf(context.store, context, archived.id, `Model ${archived.id} was archived.`);
    return reply(
      200,
      {
        status: "success" as const,
        message: "Model archived successfully",
        model_id: archived.id,
        archived_at: archived.lastUpdated,
      },
      { ETag: entityTagOf(archived) },
    );
  },
};
