import { beforeEach, describe, expect, it } from "vitest";
import type { components } from "../../handlers/contract.gen.ts";
import { createModelOps, type ModelOps, START } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

type ModelList = components["schemas"]["ModelList"];

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const list = async (query = "") => (await ops.get(`models${query}`)).body as ModelList;
const ids = async (query: string) => (await list(query)).models.map((model) => model.id);

describe("listing models", () => {
  it("answers all of them, the demo model first and just as the page has it", async () => {
    const { models, total, timestamp } = await list();
    expect(models[0]).toEqual({
      id: "model-1",
      name: "TGNN",
      version: "2.1.0",
      status: "production",
      accuracy: 0.94,
      latency: 45,
      throughput: 1500,
      uptime: 99.85,
      framework: "MindSpore",
      size: "2.5GB",
      aiConfidence: 0.92,
      errorRate: 0.001,
      deployedAt: "2025-12-01T10:00:00Z",
      lastUpdated: "2025-12-01T10:00:00Z",
      lastTestedAt: "2025-12-01T09:30:00Z",
      previousVersion: "2.0.9",
      inferenceCount: 1284003,
    });
    expect(models).toHaveLength(14);
    expect({ total, timestamp }).toEqual({ total: 14, timestamp: toTimestamp(START) });
  });

  it.each([
    ["?status=archived", ["model-5"]],
    ["?status=staging", ["model-3", "model-10", "model-11"]],
    ["?framework=XGBoost", ["model-7", "model-10"]],
    ["?framework=XGBoost&status=production", ["model-7"]],
    ["?q=PHISHING", ["model-2", "model-6", "model-7"]],
    ["?q=onnx", ["model-6"]],
    ["?q=model-12", ["model-12"]],
    ["?q=2.1.0", ["model-1"]],
    ["?q=phishing&framework=PyTorch", ["model-2"]],
    ["?q=no%20such%20model", []],
  ])("answers what matches %s", async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it("sorts by a property, up and down", async () => {
    expect(await ids("?sort=latency&limit=2")).toEqual(["model-9", "model-7"]);
    expect(await ids("?sort=latency&order=desc&limit=2")).toEqual(["model-13", "model-4"]);
  });

  it("puts models that were never deployed last, whichever way it sorts", async () => {
    const never = ["model-4", "model-13", "model-14"];
    expect((await ids("?sort=deployedAt")).slice(-3)).toEqual(never);
    expect((await ids("?sort=deployedAt&order=desc")).slice(-3)).toEqual(never);
  });

  it("counts all that match, whatever stretch it answers", async () => {
    const { models, total } = await list("?status=production&limit=2&offset=5");
    expect(models.map((model) => model.id)).toEqual(["model-9", "model-12"]);
    expect(total).toBe(7);
  });

  it("answers 304 while nothing has changed, and anew once any model has", async () => {
    const { headers } = await ops.get("models");
    const known = { "if-none-match": headers.ETag ?? "" };
    expect(await ops.get("models", known)).toMatchObject({ status: 304, text: "" });
    await ops.post("models/promote", { model_id: "model-4" });
    expect((await ops.get("models", known)).status).toBe(200);
  });
});

describe("reading a model", () => {
  it("is 404 for one that does not exist", async () => {
    const answer = await ops.get("models/model-999");
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ detail: "There is no model model-999." });
  });

  it("answers 304 while the model has not changed, also for a weak tag, a list and *", async () => {
    const { headers } = await ops.get("models/model-2");
    const tag = headers.ETag ?? "";
    for (const known of [tag, `W/${tag}`, `"0", ${tag}`, "*"]) {
      expect((await ops.get("models/model-2", { "if-none-match": known })).status).toBe(304);
    }
    expect((await ops.get("models/model-2", { "if-none-match": '"0"' })).status).toBe(200);
    await ops.post("models/test", { model_id: "model-2" });
    expect((await ops.get("models/model-2", { "if-none-match": tag })).status).toBe(200);
  });

  it("keeps its tag when another model changes", async () => {
    const before = await ops.get("models/model-2");
    await ops.post("models/test", { model_id: "model-1" });
    expect((await ops.get("models/model-2")).headers.ETag).toBe(before.headers.ETag);
  });
});
