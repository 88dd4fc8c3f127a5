import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const body = { model_id: "model-1" };
const path = { model_id: "model-1" };

await describeService("a model's test suite", ({ done, store }) => {
  test("of model-1 has 128 checks, of which one fails and is named", async () => {
    expect((await done("testModel", { body })).body).toEqual({
      status: "success",
      passed: "127/128 tests passed",
      success_rate: 0.992,
      test_run_id: "test-run-42",
      model_id: "model-1",
      version: "2.1.0",
      tested_at: "2025-12-15T10:00:00Z",
      passed_count: 127,
      total: 128,
      failures: [
        { check: "lateral movement over RDP", kind: "prediction", expected: "attack", actual: "benign" },
      ],
    });
  });

  test("leaves a run, the time of it, and an event", async () => {
    const answered = (await done("testModel", { body })).body;
    const [run] = (await done("listTestRuns", { path, query: { limit: 1 } })).body.test_runs;
    expect({ status: "success", ...run }).toEqual(answered);
    expect((await done("getModel", { path })).body.lastTestedAt).toBe("2025-12-15T10:00:00Z");
    expect((await done("listModelEvents", { path, query: { limit: 1 } })).body.events).toMatchObject([
      { action: "test", outcome: "done", version: "2.1.0", reason: "127/128 tests passed." },
    ]);
  });

  test("judges what the model is now: an older version does worse", async () => {
    await done("rollbackModel", { body });
    await done("rollbackModel", { body });
    const { passed_count, total, failures } = (await done("testModel", { body })).body;
    expect({ passed_count, total }).toEqual({ passed_count: 128 - failures.length, total: 128 });
    expect(failures).toContainEqual(expect.objectContaining({ kind: "metric", actual: 0.91 }));
  });

  test("is data: what is taken out of it is not checked, what is added is", async () => {
    await store.transaction(async (tx) => {
      const suite = await tx.get("suites", "model-1");
      if (!suite) throw new Error("model-1 has no suite.");
      const threshold = {
        name: "faster than light",
        metric: "latency",
        comparison: "<",
        threshold: 1,
      } as const;
      await tx.put("suites", { ...suite, checks: [threshold], predictions: suite.predictions.slice(1, 2) });
    });
    expect((await done("testModel", { body })).body).toMatchObject({
      passed: "1/2 tests passed",
      success_rate: 0.5,
      failures: [{ check: "faster than light", kind: "metric", expected: "< 1", actual: 45 }],
    });
  });

  test("of every model that is not archived can be run", async () => {
    const { models } = (await done("listModels")).body;
    for (const { id } of models.filter(({ status }) => status !== "archived")) {
      const run = (await done("testModel", { body: { model_id: id } })).body;
      expect(run.total).toBeGreaterThan(0);
      expect(run.success_rate).toBeCloseTo(run.passed_count / run.total, 3);
      expect(run.passed_count + run.failures.length).toBe(run.total);
    }
  });
});
