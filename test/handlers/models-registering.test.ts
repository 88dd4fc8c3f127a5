import { beforeEach, describe, expect, it } from "vitest";
import { createModelOps, type ModelOps, START, stateBesideTheTrail } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

const REQUIRED = { name: "DNS Tunnel Detector", version: "0.1.0", framework: "PyTorch", size: "320MB" };

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const register = (body: object) => ops.post("models", body);

describe("registering a model", () => {
  it("puts it into development, never deployed, its figures not measured", async () => {
    const answer = await register(REQUIRED);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ Location: "/api/metrics/models/model-15" });
    expect(answer.body).toEqual({
      ...REQUIRED,
      id: "model-15",
      status: "development",
      accuracy: 0,
      latency: 0,
      throughput: 0,
      uptime: 0,
      aiConfidence: 0,
      errorRate: 0,
      deployedAt: null,
      lastUpdated: toTimestamp(START),
      lastTestedAt: null,
      previousVersion: null,
      inferenceCount: 0,
    });
    expect(await ops.model("model-15")).toEqual(answer.body);
  });

  it("takes the id and the figures that were sent", async () => {
    const figures = { accuracy: 0.91, latency: 18, throughput: 2400, aiConfidence: 0.88, errorRate: 0.004 };
    const answer = await register({ ...REQUIRED, ...figures, id: "beacon-detector" });
    expect(answer.body).toMatchObject({ ...figures, id: "beacon-detector" });
    const { body } = await ops.get("models/beacon-detector/versions");
    expect(body).toMatchObject({ versions: [{ ...figures, version: "0.1.0", running: false }] });
  });

  it("passes over ids that somebody has taken", async () => {
    await register({ ...REQUIRED, id: "model-15" });
    expect((await register({ ...REQUIRED, name: "Another" })).body).toMatchObject({ id: "model-16" });
  });

  it("gives it a suite: figures that were not measured fail, measured ones count", async () => {
    await register(REQUIRED);
    const before = await ops.post("models/test", { model_id: "model-15" });
    expect(before.body).toMatchObject({ passed: "2/6 tests passed" });
    const figures = { accuracy: 0.91, latency: 18, throughput: 2400, aiConfidence: 0.88, errorRate: 0.004 };
    await register({ ...REQUIRED, ...figures, id: "measured", name: "Measured" });
    expect((await ops.post("models/test", { model_id: "measured" })).body).toMatchObject({ success_rate: 1 });
  });

  it.each([
    [{ name: "TGNN" }, "model-1"],
    [{ id: "model-1" }, "model-1"],
    [{ name: "Legacy Signature Matcher" }, "model-5"],
  ])("refuses %j, which belongs to another model", async (taken, owner) => {
    const before = await stateBesideTheTrail(ops);
    const answer = await register({ ...REQUIRED, ...taken });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ current_status: (await ops.model(owner)).status });
    expect(answer.text).toContain(owner);
    expect(await stateBesideTheTrail(ops)).toEqual(before);
  });

  it("can be deployed, promoted, rolled back and archived like any other", async () => {
    await register(REQUIRED);
    const on = { model_id: "model-15" };
    await ops.post("models/model-15/versions", { version: "0.2.0" });
    expect((await ops.post("models/deploy", on)).body).toMatchObject({ version: "0.1.0" });
    expect((await ops.post("models/deploy", { ...on, version: "0.2.0" })).status).toBe(200);
    expect((await ops.post("models/promote", on)).status).toBe(200);
    expect((await ops.post("models/rollback", on)).body).toMatchObject({ rolled_back_to: "0.1.0" });
    expect((await ops.post("models/archive", on)).status).toBe(200);
    expect(await ops.model("model-15")).toMatchObject({ status: "archived", version: "0.1.0" });
  });
});
