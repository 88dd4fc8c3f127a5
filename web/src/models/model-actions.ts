import type { ModelLifecycle } from "../../../handlers/rules/allowed-actions.ts";
import { reasonAgainst } from "../../../handlers/rules/allowed-actions.ts";
import type { Model } from "../api/client.ts";
import { api, ask } from "../api/client.ts";

/** Something that a button of a model does. */
export interface ModelAction {
  readonly name: "deploy" | "promote" | "rollback" | "test" | "archive";
  readonly label: string;
  /** What is asked before; nothing where left out. */
  readonly question?: (model: Model) => string;
  /** Does it, and tells what has happened. */
  readonly run: (model: Model) => Promise<string>;
}

/** The actions of one model, in the order of its buttons. */
export const MODEL_ACTIONS: readonly ModelAction[] = [
  {
    name: "deploy",
    label: "Deploy",
    question: ({ name, version }) => `Deploy ${name} ${version} to production?`,
    run: async (model) => {
      const body = { model_id: model.id, target_env: "production" as const };
      const { version } = await ask(api.POST("/api/metrics/models/deploy", { body }));
      return `${model.name} ${version} runs in production.`;
    },
  },
  {
    name: "promote",
    label: "To staging",
    run: async (model) => {
      const body = { model_id: model.id, target_env: "staging" as const };
      await ask(api.POST("/api/metrics/models/promote", { body }));
      return `${model.name} is in staging.`;
    },
  },
  {
    name: "rollback",
    label: "Roll back",
    run: async (model) => {
      const body = { model_id: model.id };
      const { rolled_back_to } = await ask(api.POST("/api/metrics/models/rollback", { body }));
      return `${model.name} runs ${rolled_back_to} again.`;
    },
  },
  {
    name: "test",
    label: "Run tests",
    run: async (model) => {
      const { passed_count, total } = await ask(
        api.POST("/api/metrics/models/test", { body: { model_id: model.id } }),
      );
      return `${model.name}: ${passed_count} of ${total} tests passed.`;
    },
  },
  {
    name: "archive",
    label: "Archive",
    question: ({ name }) => `Archive ${name}? That cannot be undone.`,
    run: async (model) => {
      await ask(api.POST("/api/metrics/models/archive", { body: { model_id: model.id } }));
      return `${model.name} is archived.`;
    },
  },
];

/** Why an action is not offered for a model, as a sentence; undefined where it is. */
export function reasonNotTo(action: ModelAction["name"] | "ab-test", model: Model): string | undefined {
  const reason = reasonAgainst(toLifecycle(model), action);
  return reason === undefined ? undefined : `Not possible: ${reason}.`;
}

/** As far as the wire tells: of its deployments, the last two. */
function toLifecycle({ status, version, previousVersion, deployedAt }: Model): ModelLifecycle {
  const deployments = [
    ...(previousVersion === null ? [] : [previousVersion]),
    ...(deployedAt === null ? [] : [version]),
  ];
  return { status, version, deployments };
}
