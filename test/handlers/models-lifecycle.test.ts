import { beforeEach, describe, expect, it } from "vitest";
import { createModelOps, type ModelOps, START } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

const NOW = toTimestamp(START);

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

describe("deploying", () => {
  it("runs the current version in production when nothing else is asked for", async () => {
    const answer = await ops.post("models/deploy", { model_id: "model-1", target_env: "production" });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: "success",
      message: "Model deployed successfully",
      model_id: "model-1",
      version: "2.1.0",
      deployed_at: NOW,
    });
  });

  it("pushes another version, shows its figures, and remembers what ran before", async () => {
    await ops.post("models/model-1/versions", { version: "2.2.0", accuracy: 0.95, size: "2.6GB" });
    const before = await ops.model("model-1");
    await ops.post("models/deploy", { model_id: "model-1", version: "2.2.0" });
    expect(await ops.model("model-1")).toEqual({
      ...before,
      version: "2.2.0",
      accuracy: 0.95,
      size: "2.6GB",
      previousVersion: "2.1.0",
      deployedAt: NOW,
      lastUpdated: NOW,
    });
  });

  it("allows an older version, which is pushed too", async () => {
    await ops.post("models/deploy", { model_id: "model-1", version: "2.0.8" });
    expect(await ops.model("model-1")).toMatchObject({
      version: "2.0.8",
      previousVersion: "2.1.0",
      accuracy: 0.91,
    });
  });

  it("redeploys what runs already, pushes nothing and tells it in the trail", async () => {
    await ops.post("models/deploy", { model_id: "model-1" });
    expect(await ops.model("model-1")).toMatchObject({ previousVersion: "2.0.9", deployedAt: NOW });
    const [event] = await ops.events("model-1");
    expect(event).toMatchObject({ action: "redeploy", outcome: "done", from: "2.1.0", to: "2.1.0" });
  });

  it("is a deploy and no redeploy when the running version only changes its place", async () => {
    await ops.post("models/deploy", { model_id: "model-1", target_env: "staging" });
    expect(await ops.model("model-1")).toMatchObject({ status: "staging", previousVersion: "2.0.9" });
    const [event] = await ops.events("model-1");
    expect(event).toMatchObject({ action: "deploy", from: "production", to: "staging", version: "2.1.0" });
  });

  it("brings a model in development to staging with its first version", async () => {
    await ops.post("models/deploy", { model_id: "model-4", target_env: "staging" });
    expect(await ops.model("model-4")).toMatchObject({
      status: "staging",
      previousVersion: null,
      deployedAt: NOW,
    });
    const [event] = await ops.events("model-4");
    expect(event).toMatchObject({
      action: "deploy",
      from: null,
      to: "0.3.0",
      reason: "Deployed to staging.",
    });
  });

  it("refuses a version that the model does not have, and names those that it has", async () => {
    const answer = await ops.post("models/deploy", { model_id: "model-1", version: "9.9.9" });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain("It has 2.1.0, 2.0.9 and 2.0.8.");
  });
});

describe("promoting", () => {
  it("moves a model to staging and leaves its version", async () => {
    const answer = await ops.post("models/promote", { model_id: "model-1", target_env: "staging" });
    expect(answer.body).toEqual({
      status: "success",
      message: "Model promoted to staging",
      model_id: "model-1",
      new_status: "staging",
      promoted_at: NOW,
    });
    expect(await ops.model("model-1")).toMatchObject({
      status: "staging",
      version: "2.1.0",
      previousVersion: "2.0.9",
    });
  });

  it("moves a model out of development", async () => {
    await ops.post("models/promote", { model_id: "model-4" });
    expect(await ops.model("model-4")).toMatchObject({ status: "staging", deployedAt: null });
  });

  it("is refused for a model that is in staging already", async () => {
    const answer = await ops.post("models/promote", { model_id: "model-3" });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      current_status: "staging",
      allowed_actions: ["deploy", "redeploy", "rollback", "test", "ab-test", "archive", "add-version"],
    });
  });
});

describe("rolling back", () => {
  const rollBack = (modelId = "model-1") => ops.post("models/rollback", { model_id: modelId });

  it("runs the version before again, with its figures", async () => {
    const answer = await rollBack();
    expect(answer.body).toEqual({
      status: "success",
      message: "Model rolled back to v2.0.9",
      previous_version: "2.0.9",
      model_id: "model-1",
      rolled_back_to: "2.0.9",
      rolled_back_at: NOW,
    });
    expect(await ops.model("model-1")).toMatchObject({
      status: "production",
      version: "2.0.9",
      accuracy: 0.93,
      latency: 48,
      previousVersion: "2.0.8",
      deployedAt: "2025-12-01T10:00:00Z",
    });
  });

  it("goes further back the second time, and is refused when nothing is below", async () => {
    await rollBack();
    await rollBack();
    expect(await ops.model("model-1")).toMatchObject({ version: "2.0.8", previousVersion: null });
    const answer = await rollBack();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      current_status: "production",
      allowed_actions: ["deploy", "redeploy", "promote", "test", "ab-test", "archive", "add-version"],
    });
  });

  it("never comes back to a version that was rolled back", async () => {
    await rollBack();
    await ops.post("models/model-1/versions", { version: "2.2.0" });
    await ops.post("models/deploy", { model_id: "model-1", version: "2.2.0" });
    await rollBack();
    await rollBack();
    expect(await ops.model("model-1")).toMatchObject({ version: "2.0.8" });
  });

  it("is refused for a model that was never deployed, or only once", async () => {
    expect((await rollBack("model-4")).status).toBe(409);
    expect((await rollBack("model-10")).status).toBe(409);
  });
});
