import { beforeEach, describe, expect, it } from "vitest";
import type { components } from "../../handlers/contract.gen.ts";
import { createModelOps, type ModelOps, START, stateBesideTheTrail } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const list = async (path: string) => {
  const { body } = await ops.get(path);
  const { versions, next_cursor } = body as components["schemas"]["ModelVersionList"];
  return { versions: versions.map(({ version, running }) => [version, running]), next_cursor };
};

describe("listing a model's versions", () => {
  it("answers the newest first and marks the one that runs", async () => {
    expect(await list("models/model-1/versions")).toEqual({
      versions: [
        ["2.1.0", true],
        ["2.0.9", false],
        ["2.0.8", false],
      ],
      next_cursor: null,
    });
  });

  it("marks none of a model that was never deployed", async () => {
    expect((await list("models/model-4/versions")).versions).toEqual([["0.3.0", false]]);
  });

  it("reads on with the cursor", async () => {
    const first = await list("models/model-1/versions?limit=2");
    expect(first.versions).toHaveLength(2);
    const second = await list(`models/model-1/versions?limit=2&cursor=${String(first.next_cursor)}`);
    expect(second).toEqual({ versions: [["2.0.8", false]], next_cursor: null });
  });

  it("is 404 for a model that does not exist", async () => {
    expect((await ops.get("models/model-999/versions")).status).toBe(404);
  });
});

describe("adding a version", () => {
  it("registers it with its own figures, and the model's framework and size where it has none", async () => {
    const answer = await ops.post("models/model-1/versions", {
      version: "2.2.0",
      accuracy: 0.95,
      notes: "New.",
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      version: "2.2.0",
      framework: "MindSpore",
      size: "2.5GB",
      notes: "New.",
      accuracy: 0.95,
      latency: null,
      throughput: null,
      aiConfidence: null,
      errorRate: null,
      created_at: toTimestamp(START),
      deployedAt: null,
      running: false,
    });
  });

  it("leaves what runs as it is", async () => {
    const before = await ops.model("model-1");
    await ops.post("models/model-1/versions", { version: "2.2.0", accuracy: 0.5 });
    expect(await ops.model("model-1")).toEqual({ ...before, lastUpdated: toTimestamp(START) });
  });

  it("leaves figures that the version does not have as the model has them once it is deployed", async () => {
    await ops.post("models/model-1/versions", { version: "2.2.0", errorRate: 0 });
    await ops.post("models/deploy", { model_id: "model-1", version: "2.2.0" });
    expect(await ops.model("model-1")).toMatchObject({ errorRate: 0, accuracy: 0.94, latency: 45 });
  });

  it("refuses a version that the model has", async () => {
    const before = await stateBesideTheTrail(ops);
    const answer = await ops.post("models/model-1/versions", { version: "2.1.0" });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ current_status: "production" });
    expect(await stateBesideTheTrail(ops)).toEqual(before);
  });

  it("lets another model have the same version", async () => {
    expect((await ops.post("models/model-2/versions", { version: "2.1.0" })).status).toBe(201);
  });
});
