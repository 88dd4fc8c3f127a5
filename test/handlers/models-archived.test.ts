import { beforeEach, describe, expect, it } from "vitest";
import { createModelOps, type ModelOps, START, stateBesideTheTrail } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

describe("archiving a model", () => {
  it("takes it out of use and leaves what it was", async () => {
    const before = await ops.model("model-1");
    const answer = await ops.post("models/archive", { model_id: "model-1" });
    expect(answer.body).toEqual({
      status: "success",
      message: "Model archived successfully",
      model_id: "model-1",
      archived_at: toTimestamp(START),
    });
    const after = await ops.model("model-1");
    expect(after).toEqual({ ...before, status: "archived", lastUpdated: toTimestamp(START) });
  });

  it("leaves no version of it running", async () => {
    await ops.post("models/archive", { model_id: "model-1" });
    const { body } = await ops.get("models/model-1/versions");
    expect(body).toMatchObject({ versions: [{ running: false }, { running: false }, { running: false }] });
  });

  it("stops the tests it is in, says why, and tells it in the timelines of both models", async () => {
    await ops.post("models/ab-test", { model_a: "model-3", model_b: "model-7" });
    await ops.post("models/archive", { model_id: "model-7" });
    for (const id of ["ab-test-122", "ab-test-123"]) {
      expect(await ops.abTest(id)).toMatchObject({
        status: "stopped",
        stopped_at: toTimestamp(START),
        stop_reason: "Model model-7 was archived.",
      });
    }
    const actions = (await ops.events("model-7")).map((event) => event.action);
    expect(actions.slice(0, 4)).toEqual(["ab-test-stop", "ab-test-stop", "archive", "ab-test"]);
    const [stopped] = await ops.events("model-3");
    expect(stopped).toMatchObject({
      action: "ab-test-stop",
      reason: "ab-test-123: Model model-7 was archived.",
    });
  });

  it("leaves the tests of other models running", async () => {
    await ops.post("models/archive", { model_id: "model-1" });
    expect(await ops.abTest("ab-test-122")).toMatchObject({ status: "running" });
  });
});

describe("an archived model", () => {
  it.each([
    ["models/deploy", { model_id: "model-5" }],
    ["models/deploy", { model_id: "model-5", version: "1.4.1", target_env: "staging" }],
    ["models/promote", { model_id: "model-5" }],
    ["models/rollback", { model_id: "model-5" }],
    ["models/test", { model_id: "model-5" }],
    ["models/archive", { model_id: "model-5" }],
    ["models/ab-test", { model_a: "model-5", model_b: "model-1" }],
    ["models/ab-test", { model_a: "model-1", model_b: "model-5" }],
    ["models/model-5/versions", { version: "1.5.0" }],
  ])("is not touched by %s %j", async (path, body) => {
    const before = await stateBesideTheTrail(ops);
    const answer = await ops.post(path, body);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ current_status: "archived", allowed_actions: [] });
    expect(answer.text).toContain("archived");
    expect(await stateBesideTheTrail(ops)).toEqual(before);
    const [event] = await ops.events();
    expect(event).toMatchObject({ outcome: "refused", model_id: "model-5", from: null, to: null });
  });
});
