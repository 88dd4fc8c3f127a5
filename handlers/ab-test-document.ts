import { Problem } from "../src/index.ts";
import type { AbTestDocument } from "./ab-tests-state.ts";
import type { components } from "./contract.gen.ts";
import type { ModelOpsView } from "./state.ts";

/** What can be done to a test while it runs. */
export const ALLOWED_WHILE_RUNNING: readonly string[] = ["outcome", "stop"];

/**
 * The A/B test with this id.
 * @throws {Problem} 404 when there is none.
 */
export async function findAbTest(store: ModelOpsView, id: string): Promise<AbTestDocument> {
  const test = await store.get("abTests", id);
  if (test) return test;
  throw new Problem({ status: 404, detail: `There is no A/B test ${id}.` });
}

/**
 * Lets a change of a running test pass.
 * @throws {Problem} 409 for a stopped one.
 */
export function assertRunning({ test_id, status }: AbTestDocument): void {
  if (status === "running") return;
  throw new Problem({
    status: 409,
    detail: `A/B test ${test_id} is ${status}. No action is allowed any more.`,
    extensions: { current_status: status, allowed_actions: [] },
  });
}

/** The test as the wire has it. */
export function toAbTest(test: AbTestDocument): components["schemas"]["AbTest"] {
  return {
    test_id: test.test_id,
    model_a: test.model_a,
    model_b: test.model_b,
    traffic_split: test.traffic_split,
    status: test.status,
    started_at: test.started_at,
    stopped_at: test.stopped_at,
    stop_reason: test.stop_reason,
    required_sample_size: test.required_sample_size,
    arms: test.arms,
    decision: test.decision,
  };
}
