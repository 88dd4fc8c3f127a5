import { beforeEach, describe, expect, it } from "vitest";
import type { components } from "../../handlers/contract.gen.ts";
import { createModelOps, type ModelOps, START, stateBesideTheTrail } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const record = (unit: string, success: boolean, testId = "ab-test-122") =>
  ops.post(`ab-tests/${testId}/outcomes`, { unit, success });

const armOf = async (unit: string, testId = "ab-test-122") => {
  const { body } = await ops.get(`ab-tests/${testId}/assignment?unit=${encodeURIComponent(unit)}`);
  return body as components["schemas"]["AbTestAssignment"];
};

describe("asking for a unit's arm", () => {
  it("answers the same arm every time, also after the test has stopped", async () => {
    const before = await armOf("analyst-1001");
    expect(before).toEqual({ test_id: "ab-test-122", unit: "analyst-1001", arm: "b", model_id: "model-7" });
    await ops.ask("POST", "/api/metrics/ab-tests/ab-test-122/stop");
    expect(await armOf("analyst-1001")).toEqual(before);
  });

  it("changes nothing", async () => {
    const before = await ops.store.dump();
    await armOf("somebody new");
    expect(await ops.store.dump()).toEqual(before);
  });

  it("is 404 for a test that does not exist", async () => {
    expect((await ops.get("ab-tests/ab-test-999/assignment?unit=x")).status).toBe(404);
  });
});

describe("recording an outcome", () => {
  it("counts it for the arm that the unit belongs to", async () => {
    const before = await ops.abTest("ab-test-122");
    const answer = await record("analyst-1001", true);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: "success",
      test_id: "ab-test-122",
      unit: "analyst-1001",
      arm: "b",
      model_id: "model-7",
      success: true,
      recorded_at: toTimestamp(START),
    });
    expect((await ops.abTest("ab-test-122")).arms).toEqual({
      a: before.arms.a,
      b: { model_id: "model-7", units: 399, successes: 367, rate: 0.9198 },
    });
  });

  it("counts a failure as a unit without a success", async () => {
    await record("analyst-1001", false);
    expect((await ops.abTest("ab-test-122")).arms.b).toMatchObject({ units: 399, successes: 366 });
  });

  it("counts a unit once, whatever its second outcome", async () => {
    await record("analyst-1001", true);
    const before = await stateBesideTheTrail(ops);
    const answer = await record("analyst-1001", false);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ current_status: "running", allowed_actions: ["outcome", "stop"] });
    expect(await stateBesideTheTrail(ops)).toEqual(before);
    expect((await ops.events())[0]).toMatchObject({
      action: "ab-test-outcome",
      outcome: "refused",
      model_id: "model-7",
    });
  });

  it("knows the units that were counted before", async () => {
    expect((await record("unit-1", true)).status).toBe(409);
  });

  it("counts the same unit in another test", async () => {
    await ops.post("models/ab-test", { model_a: "model-1", model_b: "model-2" });
    expect((await record("unit-1", true, "ab-test-123")).status).toBe(200);
  });

  it("is refused when the test has stopped", async () => {
    const answer = await record("analyst-1001", true, "ab-test-121");
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ current_status: "stopped", allowed_actions: [] });
  });

  it("is 404 for a test that does not exist", async () => {
    expect((await record("analyst-1001", true, "ab-test-999")).status).toBe(404);
  });

  it("writes an event about the model of the arm", async () => {
    await record("analyst-1001", false);
    expect((await ops.events("model-7"))[0]).toMatchObject({
      action: "ab-test-outcome",
      reason: 'ab-test-122: failure of unit "analyst-1001".',
    });
  });
});
