import type { Handlers } from "../src/index.ts";
import { reply } from "../src/index.ts";
import { assertRunning, findAbTest, toAbTest } from "./ab-test-document.ts";
import type { AbTestDocument } from "./ab-tests-state.ts";
import { aboutModel, actorOf, type Occasion, recordEvent } from "./audit.ts";
import type { operations } from "./contract.gen.ts";
import { findModel } from "./find-model.ts";
import type { ModelOpsState, ModelOpsTransaction } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** Ending A/B tests. */
export const abTestStopHandlers: Pick<Handlers<operations, ModelOpsState>, "stopAbTest"> = {
  stopAbTest: async (context) => {
    const { path, store } = context;
    const test = await findAbTest(store, path.test_id);
    assertRunning(test);
    const stopped = await stopTest(store, context, test, `Stopped by ${actorOf(context)}.`);
    return reply(200, toAbTest(stopped));
  },
};

/** Stops every running test that the model is in. */
export async function stopTestsOf(
  store: ModelOpsTransaction,
  occasion: Occasion,
  modelId: string,
  reason: string,
): Promise<void> {
  const asA = await store.find("abTests", { where: { status: "running", model_a: modelId } });
  const asB = await store.find("abTests", { where: { status: "running", model_b: modelId } });
  for (const test of [...asA.items, ...asB.items]) await stopTest(store, occasion, test, reason);
}

async function stopTest(
  store: ModelOpsTransaction,
  occasion: Occasion,
  test: AbTestDocument,
  reason: string,
): Promise<AbTestDocument> {
  const stopped: AbTestDocument = {
    ...test,
    status: "stopped",
    stopped_at: toTimestamp(occasion.now),
    stop_reason: reason,
  };
  await store.put("abTests", stopped);
  // One event in the timeline of each model.
  for (const id of [test.model_b, test.model_a]) {
    await recordEvent(store, occasion, {
      action: "ab-test-stop",
      ...aboutModel(await findModel(store, id)),
      from: test.status,
      to: stopped.status,
      reason: `${test.test_id}: ${reason}`,
    });
  }
  return stopped;
}
