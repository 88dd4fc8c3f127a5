// What may be done to a model, for the handlers that refuse the rest and for pages that offer no more.

import type { components } from "../contract.gen.ts";

/** Where a model is in its life. */
export type ModelStatus = components["schemas"]["ModelStatus"];

/** What a model runs in. */
export type DeploymentTarget = NonNullable<components["schemas"]["DeployModelRequest"]["target_env"]>;

/** What can be asked of a model, under the names that refusals use in `allowed_actions`. */
export type ModelAction =
  "deploy" | "redeploy" | "promote" | "rollback" | "test" | "ab-test" | "archive" | "add-version";

/** The part of a model that its lifecycle is about. */
export interface ModelLifecycle {
  readonly status: ModelStatus;
  /** The versions deployed so far, the one that runs last; a rollback takes the last one off. */
  readonly deployments: readonly string[];
  /** The version that runs, or for a model never deployed the one it was registered with. */
  readonly version: string;
}

const ACTIONS: readonly ModelAction[] = [
  "deploy",
  "redeploy",
  "promote",
  "rollback",
  "test",
  "ab-test",
  "archive",
  "add-version",
];

/** The version a rollback would bring back, or null where there is none. */
export function previousVersion({ deployments }: Pick<ModelLifecycle, "deployments">): string | null {
  return deployments.at(-2) ?? null;
}

/** The actions that would not be refused now; none for an archived model. */
export function allowedActions(model: ModelLifecycle): ModelAction[] {
  return ACTIONS.filter((action) => reasonAgainst(model, action) === undefined);
}

/** Why an action would be refused now, as the end of a sentence; undefined where it would not. */
export function reasonAgainst(model: ModelLifecycle, action: ModelAction): string | undefined {
  if (model.status === "archived") return "it is archived";
  switch (action) {
    case "promote":
      return model.status === "staging" ? "it is in staging already" : undefined;
    case "rollback":
      if (previousVersion(model) !== null) return undefined;
      return model.deployments.length === 0 ? "it was never deployed" : "no version ran before this one";
    case "redeploy":
      if (model.deployments.length === 0) return "no version of it was deployed";
      return model.status === "development" ? "it runs nowhere while in development" : undefined;
    default:
      return undefined;
  }
}
