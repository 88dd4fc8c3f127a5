import { Problem } from "../../src/index.ts";
import type { DeploymentTarget, ModelAction, ModelLifecycle } from "./allowed-actions.ts";
import { allowedActions, reasonAgainst } from "./allowed-actions.ts";

/** What an allowed action makes of a model, and the action's name in the audit trail. */
export interface Transition {
  readonly action: ModelAction;
  readonly next: ModelLifecycle;
}

/**
 * Lets an allowed action pass.
 * @throws {Problem} 409 that says why not, with the current status and the actions that are allowed instead.
 */
export function assertAllowed(model: ModelLifecycle, action: ModelAction): void {
  const reason = reasonAgainst(model, action);
  if (reason !== undefined) throw conflict(model, `Cannot ${action} this model: ${reason}.`);
}

/**
 * A 409 about a model: `reason` is a whole sentence, to which the current status and the allowed actions are added;
 * both are in the extensions `current_status` and `allowed_actions` too.
 */
export function conflict(model: ModelLifecycle, reason: string): Problem {
  const allowed = allowedActions(model);
  const instead =
    allowed.length === 0 ? "no action is allowed any more" : `allowed now: ${allowed.join(", ")}`;
  return new Problem({
    status: 409,
    detail: `${reason} Its status is ${model.status}; ${instead}.`,
    extensions: { current_status: model.status, allowed_actions: allowed },
  });
}

/**
 * Runs `version` in `target`. Another version than the running one goes on top of the stack; the running one stays
 * where it is, and it is a redeploy when the target does not change either.
 * @throws {Problem} 409 when the model is archived.
 */
export function deploy(model: ModelLifecycle, version: string, target: DeploymentTarget): Transition {
  assertAllowed(model, "deploy");
  const runs = model.deployments.at(-1) === version;
  const deployments = runs ? model.deployments : [...model.deployments, version];
  const action = runs && model.status === target ? "redeploy" : "deploy";
  return { action, next: { status: target, deployments, version } };
}

/**
 * Moves the model to staging with the version that it has.
 * @throws {Problem} 409 when it is archived or in staging already.
 */
export function promote(model: ModelLifecycle): Transition {
  assertAllowed(model, "promote");
  return { action: "promote", next: { ...lifecycleOf(model), status: "staging" } };
}

/**
 * Runs the version below the top of the stack again and forgets the top, so that the next rollback goes further back.
 * @throws {Problem} 409 when the model is archived or nothing is below.
 */
export function rollback(model: ModelLifecycle): Transition {
  assertAllowed(model, "rollback");
  const deployments = model.deployments.slice(0, -1);
  const version = deployments.at(-1) ?? model.version;
  return { action: "rollback", next: { status: model.status, deployments, version } };
}

/**
 * Ends the model's life.
 * @throws {Problem} 409 when it is archived already.
 */
export function archive(model: ModelLifecycle): Transition {
  assertAllowed(model, "archive");
  return { action: "archive", next: { ...lifecycleOf(model), status: "archived" } };
}

function lifecycleOf({ status, deployments, version }: ModelLifecycle): ModelLifecycle {
  return { status, deployments, version };
}
