import type { Handlers } from "../src/index.ts";
import { Problem, reply } from "../src/index.ts";
import { countOutcome, decide } from "./ab-test-decision.ts";
import { ALLOWED_WHILE_RUNNING, assertRunning, findAbTest } from "./ab-test-document.ts";
import { type AbTestDocument, keyOfOutcome } from "./ab-tests-state.ts";
import { aboutModel, recordEvent } from "./audit.ts";
import type { operations } from "./contract.gen.ts";
import { findModel } from "./find-model.ts";
import { assign } from "./rules/assignment.ts";
import type { ModelOpsState } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** Which arm a unit gets, and how it went there. */
export const abTestOutcomesHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "assignAbTestUnit" | "recordAbTestOutcome"
> = {
  assignAbTestUnit: async ({ path, query, store }) => {
    const test = await findAbTest(store, path.test_id);
    const { unit } = query;
    return reply(200, { test_id: test.test_id, unit, ...placeOf(test, unit) });
  },

  recordAbTestOutcome: async (context) => {
    const { path, body, store, now } = context;
    const { unit, success } = body;
    const test = await findAbTest(store, path.test_id);
    assertRunning(test);
    const key = keyOfOutcome(test.test_id, unit);
    if (await store.get("outcomes", key)) throw alreadyCounted(test, unit);

    const { arm, model_id } = placeOf(test, unit);
    const arms = countOutcome(test.arms, arm, success);
    const { decision } = test;
    await store.put("abTests", {
      ...test,
      arms,
      decision: decision.outcome === "insufficient" ? decide({ ...test, arms }) : decision,
    });
    const outcome = { test_id: test.test_id, unit, arm, model_id, success, recorded_at: toTimestamp(now) };
    await store.put("outcomes", { key, ...outcome });
    await recordEvent(store, context, {
      action: "ab-test-outcome",
      ...aboutModel(await findModel(store, model_id)),
      reason: `${test.test_id}: ${success ? "success" : "failure"} of unit "${unit}".`,
    });
    return reply(200, { status: "success" as const, ...outcome });
  },
};

/** The arm of a unit, and that arm's model. */
export function placeOf(test: AbTestDocument, unit: string) {
  const arm = assign(test.test_id, unit, test.traffic_split);
  return { arm, model_id: test.arms[arm].model_id };
}

function alreadyCounted({ test_id, status }: AbTestDocument, unit: string): Problem {
  return new Problem({
    status: 409,
    detail:
      `Unit "${unit}" has an outcome in ${test_id} already, and a unit counts once. The test is ${status}; ` +
      `allowed now: ${ALLOWED_WHILE_RUNNING.join(", ")}.`,
    extensions: { current_status: status, allowed_actions: ALLOWED_WHILE_RUNNING },
  });
}
