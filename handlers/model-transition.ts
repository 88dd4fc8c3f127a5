import type { ModelLifecycle } from "./rules/allowed-actions.ts";
import { aboutModel, type Occasion, recordEvent } from "./audit.ts";
import { assertUnchanged } from "./entity-tag.ts";
import { figuresOf, findVersion } from "./model-versions.ts";
import type { ModelDocument } from "./models-state.ts";
import { reviseModel } from "./revise-model.ts";
import type { Transition } from "./rules/lifecycle.ts";
import type { ModelOpsTransaction } from "./state.ts";

/** The part of a handler's context that a transition needs. */
export interface TransitionRequest extends Occasion {
  readonly store: ModelOpsTransaction;
  readonly header: { readonly "If-Match"?: string; readonly "X-Actor"?: string };
}

/**
 * Moves a model through its life as `rule` has it, with the figures of the version that it then runs, and tells it in
 * the audit trail. Answers the model's new revision.
 * @throws {Problem} 412 when the request has seen another revision, 409 when the rule does not allow it.
 */
export async function moveModel(
  request: TransitionRequest,
  model: ModelDocument,
  rule: (model: ModelLifecycle) => Transition,
  { changes = {}, reason = null }: { changes?: Partial<ModelDocument>; reason?: string | null } = {},
): Promise<ModelDocument> {
  const { store, header } = request;
  assertUnchanged(model, header["If-Match"]);
  const { action, next } = rule(model);
  const figures =
    next.version === model.version ? {} : figuresOf(await findVersion(store, model, next.version));
  const moved = await reviseModel(store, request, model, { ...next, ...figures, ...changes });
  const { from, to } = stepOf(model, moved);
  const { model_id, model_name, version } = aboutModel(moved);
  await recordEvent(store, request, { action, model_id, model_name, version, from, to, reason });
  return moved;
}

/** From one running version to another, or from one status to another where the same version goes on running. */
function stepOf(before: ModelLifecycle, after: ModelLifecycle) {
  const ran = before.deployments.at(-1) ?? null;
  const runs = after.deployments.at(-1) ?? null;
  const onlyMoved = ran === runs && before.status !== after.status;
  return onlyMoved ? { from: before.status, to: after.status } : { from: ran, to: runs };
}
