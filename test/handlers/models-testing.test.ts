import { beforeEach, describe, expect, it } from "vitest";
import type { components } from "../../handlers/contract.gen.ts";
import { createModelOps, type ModelOps, START } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const test = (modelId: string) => ops.post("models/test", { model_id: modelId });
const runs = async (path: string) => (await ops.get(path)).body as components["schemas"]["TestRunList"];

describe("running a model's tests", () => {
  it("passes 127 of the demo model's 128, and names the one that failed", async () => {
    const answer = await test("model-1");
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: "success",
      passed: "127/128 tests passed",
      success_rate: 0.992,
      test_run_id: "test-run-42",
      model_id: "model-1",
      version: "2.1.0",
      tested_at: toTimestamp(START),
      passed_count: 127,
      total: 128,
      failures: [
        { check: "lateral movement over RDP", kind: "prediction", expected: "attack", actual: "benign" },
      ],
    });
  });

  it("keeps the run and tells the model when it was", async () => {
    await test("model-1");
    expect(await ops.model("model-1")).toMatchObject({ lastTestedAt: toTimestamp(START) });
    const { test_runs } = await runs("models/model-1/test-runs");
    expect(test_runs[0]).toMatchObject({ test_run_id: "test-run-42", passed: "127/128 tests passed" });
    expect(test_runs[1]).toMatchObject({ test_run_id: "test-run-41", version: "2.0.9" });
  });

  it("measures the version that runs: an older one misses thresholds that the newer one reaches", async () => {
    await ops.post("models/deploy", { model_id: "model-1", version: "2.0.8" });
    expect((await test("model-1")).body).toMatchObject({
      passed: "125/128 tests passed",
      version: "2.0.8",
      failures: [
        { kind: "metric", check: "accuracy is at least 0.92", expected: ">= 0.92", actual: 0.91 },
        { kind: "metric", expected: "<= 0.0025", actual: 0.003 },
        { kind: "prediction" },
      ],
    });
  });

  it("is a success whatever the suite finds", async () => {
    const answer = await test("model-3");
    expect(answer.body).toMatchObject({
      status: "success",
      passed: "44/54 tests passed",
      success_rate: 0.815,
    });
  });

  it("writes what came out into the trail", async () => {
    await test("model-1");
    expect((await ops.events("model-1"))[0]).toMatchObject({
      action: "test",
      version: "2.1.0",
      reason: "127/128 tests passed.",
    });
  });

  it("is 404 for a model that does not exist, and leaves no run", async () => {
    expect((await test("model-999")).status).toBe(404);
    expect((await test("model-1")).body).toMatchObject({ test_run_id: "test-run-42" });
  });
});

describe("listing test runs", () => {
  it("answers the newest first and reads on with the cursor", async () => {
    const all = (await runs("models/model-1/test-runs")).test_runs.map((run) => run.test_run_id);
    expect(all).toEqual(["test-run-41", "test-run-28", "test-run-27", "test-run-1"]);
    const first = await runs("models/model-1/test-runs?limit=3");
    const second = await runs(`models/model-1/test-runs?limit=3&cursor=${String(first.next_cursor)}`);
    expect([...first.test_runs, ...second.test_runs].map((run) => run.test_run_id)).toEqual(all);
    expect(second.next_cursor).toBeNull();
  });
});
