import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const MODEL_1 = {
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
};

/** The requests that the page sends, and every field that it reads of the answers. */
const ACTIONS = [
  {
    action: "deploy",
    body: { model_id: "model-1", target_env: "production" },
    answer: { status: "success", message: "Model deployed successfully" },
  },
  {
    action: "promote",
    body: { model_id: "model-1", target_env: "staging" },
    answer: { status: "success", message: "Model promoted to staging" },
  },
  {
    action: "rollback",
    body: { model_id: "model-1" },
    answer: { status: "success", message: "Model rolled back to v2.0.9", previous_version: "2.0.9" },
  },
  {
    action: "test",
    body: { model_id: "model-1" },
    answer: { status: "success", passed: "127/128 tests passed", success_rate: 0.992 },
  },
  {
    action: "ab-test",
    body: { model_a: "model-1", model_b: "model-2", traffic_split: 50 },
    answer: { status: "success", test_id: "ab-test-123", started_at: "2025-12-15T10:00:00Z" },
  },
  {
    action: "archive",
    body: { model_id: "model-1" },
    answer: { status: "success", message: "Model archived successfully" },
  },
];

await describeService("what the page sends", ({ ask }) => {
  test("the list begins with its first demo model, field by field", async () => {
    const { status, body } = await ask("GET", "/api/metrics/models");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      models: expect.arrayContaining([expect.objectContaining(MODEL_1)]) as unknown,
    });
    expect(body).toHaveProperty("models.0.id", "model-1");
  });

  test.each(ACTIONS)("$action is answered field by field", async ({ action, body, answer }) => {
    const answered = await ask("POST", `/api/metrics/models/${action}`, { json: body });
    expect(answered.body).toMatchObject(answer);
    expect(answered.status).toBe(action === "ab-test" ? 201 : 200);
  });
});
