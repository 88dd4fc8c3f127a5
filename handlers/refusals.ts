import type { Refusal } from "../src/index.ts";
import { aboutModel, type Happening, recordEvent } from "./audit.ts";
import { placeOf } from "./ab-test-outcomes.ts";
import type { operations } from "./contract.gen.ts";
import type { ModelOpsState, ModelOpsView } from "./state.ts";

/** What each operation that can be refused by the state is called in the audit trail. */
const ACTIONS: Readonly<Partial<Record<string, Happening["action"]>>> = {
  registerModel: "register",
  addModelVersion: "add-version",
  deployModel: "deploy",
  promoteModel: "promote",
  rollbackModel: "rollback",
  testModel: "test",
  archiveModel: "archive",
  startAbTest: "ab-test",
  recordAbTestOutcome: "ab-test-outcome",
  stopAbTest: "ab-test-stop",
  retrainIdsModel: "retrain",
  syncFederationNode: "sync",
  aggregateFederation: "aggregate",
} satisfies { readonly [Id in keyof operations]?: Happening["action"] };

/** The longest reason that the contract allows, in characters. */
const LONGEST_REASON = 2000;

/** Writes an event for what the state (409) or a stale revision (412) did not allow; other refusals are bad input. */
export async function recordRefusal(refusal: Refusal<ModelOpsState>): Promise<void> {
  const { operationId, problem, store } = refusal;
  const action = ACTIONS[operationId];
  if (action === undefined || (problem.status !== 409 && problem.status !== 412)) return;
  await recordEvent(store, refusal, {
    action,
    outcome: "refused",
    ...(await aboutSubject(store, refusal)),
    reason: problem.detail.slice(0, LONGEST_REASON),
  });
}

type Subject = Pick<Happening, "model_id" | "model_name" | "version">;

/** The model that the refused request was about, with the version that it asked for or else the model's own. */
async function aboutSubject(store: ModelOpsView, refusal: Refusal<ModelOpsState>): Promise<Subject> {
  const asked = new Map(Object.entries({ ...asObject(refusal.body), ...refusal.path }));
  const text = (name: string) => {
    const value = asked.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const version = text("version");
  const id = text("model_id") ?? (await modelInTest(store, text)) ?? (await modelInPair(store, text));
  const model = id === undefined ? undefined : await store.get("models", id);
  if (model) return { ...aboutModel(model), ...(version !== undefined && { version }) };
  return { model_name: text("name") ?? null, version: version ?? null };
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

type Text = (name: string) => string | undefined;

async function modelInTest(store: ModelOpsView, text: Text): Promise<string | undefined> {
  const testId = text("test_id");
  const test = testId === undefined ? undefined : await store.get("abTests", testId);
  const unit = text("unit");
  return test && unit !== undefined ? placeOf(test, unit).model_id : test?.model_a;
}

/** Of two models to be compared, the one that is in the way. */
async function modelInPair(store: ModelOpsView, text: Text): Promise<string | undefined> {
  const other = text("model_b");
  const model = other === undefined ? undefined : await store.get("models", other);
  return model?.status === "archived" ? model.id : text("model_a");
}
