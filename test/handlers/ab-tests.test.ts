import { beforeEach, describe, expect, it } from "vitest";
import type { components } from "../../handlers/contract.gen.ts";
import { createModelOps, type ModelOps, START, stateBesideTheTrail } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const start = (model_a: string, model_b: string, more: object = {}) =>
  ops.post("models/ab-test", { model_a, model_b, ...more });

const list = async (query: string) => {
  const { body } = await ops.get(`ab-tests${query}`);
  const { ab_tests, next_cursor } = body as components["schemas"]["AbTestList"];
  return { ids: ab_tests.map((test) => test.test_id), next_cursor };
};

describe("starting an A/B test", () => {
  it("answers the test, its split and the sample that it needs", async () => {
    const answer = await start("model-1", "model-2", { traffic_split: 50 });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ Location: "/api/metrics/ab-tests/ab-test-123" });
    expect(answer.body).toEqual({
      status: "success",
      test_id: "ab-test-123",
      started_at: toTimestamp(START),
      model_a: "model-1",
      model_b: "model-2",
      traffic_split: 50,
      required_sample_size: { a: 435, b: 435 },
    });
  });

  it("splits the traffic evenly when nothing else is asked for", async () => {
    expect((await start("model-1", "model-2")).body).toMatchObject({ traffic_split: 50 });
  });

  it("begins without outcomes and without a decision", async () => {
    await start("model-1", "model-2", { traffic_split: 20 });
    const test = await ops.abTest("ab-test-123");
    expect(test).toMatchObject({
      status: "running",
      stopped_at: null,
      stop_reason: null,
      arms: {
        a: { model_id: "model-1", units: 0, successes: 0, rate: null },
        b: { model_id: "model-2", units: 0, successes: 0, rate: null },
      },
      decision: { outcome: "insufficient", p_value: null, z: null, srm_p_value: null },
    });
    expect(test.required_sample_size.b).toBeGreaterThan(test.required_sample_size.a);
  });

  it("appears in the timelines of both models", async () => {
    await start("model-1", "model-2");
    for (const id of ["model-1", "model-2"]) {
      const [event] = await ops.events(id);
      expect(event).toMatchObject({ action: "ab-test", outcome: "done", model_id: id, to: "running" });
      expect(event?.reason).toContain("ab-test-123");
    }
  });

  it("refuses a model against itself, also one that does not exist", async () => {
    const answer = await start("model-1", "model-1");
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ in: "body", path: "/model_b" }] });
    expect((await start("model-999", "model-999")).status).toBe(422);
  });

  it("refuses models that do not exist, in either place", async () => {
    expect((await start("model-1", "model-999")).status).toBe(404);
    expect((await start("model-999", "model-1")).status).toBe(404);
  });

  it.each([
    ["model-6", "model-7"],
    ["model-7", "model-6"],
  ])("refuses the pair %s and %s, which has a running test", async (a, b) => {
    const before = await stateBesideTheTrail(ops);
    const answer = await start(a, b);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      current_status: "running",
      allowed_actions: ["outcome", "stop"],
      test_id: "ab-test-122",
    });
    expect(await stateBesideTheTrail(ops)).toEqual(before);
  });

  it("lets a model be in several tests, and a pair be tested again when its test has stopped", async () => {
    expect((await start("model-6", "model-1")).status).toBe(201);
    expect((await start("model-2", "model-6")).status).toBe(201);
  });
});

describe("stopping an A/B test", () => {
  const stop = (id: string, actor?: string) =>
    ops.ask(
      "POST",
      `/api/metrics/ab-tests/${id}/stop`,
      actor === undefined ? {} : { headers: { "x-actor": actor } },
    );

  it("answers it as it is then, and who stopped it", async () => {
    const before = await ops.abTest("ab-test-122");
    const answer = await stop("ab-test-122", "mira");
    const stopped = {
      ...before,
      status: "stopped",
      stopped_at: toTimestamp(START),
      stop_reason: "Stopped by mira.",
    };
    expect(answer.body).toEqual(stopped);
    expect(await ops.abTest("ab-test-122")).toEqual(stopped);
  });

  it("is refused the second time", async () => {
    await stop("ab-test-122");
    const answer = await stop("ab-test-122");
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ current_status: "stopped", allowed_actions: [] });
  });

  it("is 404 for a test that does not exist", async () => {
    expect((await stop("ab-test-999")).status).toBe(404);
  });

  it("lets the pair be tested again", async () => {
    await stop("ab-test-122");
    expect((await start("model-7", "model-6")).status).toBe(201);
  });
});

describe("listing A/B tests", () => {
  it("answers the newest first", async () => {
    expect((await list("")).ids).toEqual(["ab-test-122", "ab-test-121", "ab-test-120", "ab-test-119"]);
  });

  it.each([
    ["?status=running", ["ab-test-122"]],
    ["?status=stopped", ["ab-test-121", "ab-test-120", "ab-test-119"]],
    ["?model_id=model-6", ["ab-test-122", "ab-test-121"]],
    ["?model_id=model-6&status=stopped", ["ab-test-121"]],
    ["?model_id=model-999", []],
  ])("answers what matches %s", async (query, expected) => {
    expect(await list(query)).toEqual({ ids: expected, next_cursor: null });
  });

  it("reads on with the cursor, whichever side a model is on", async () => {
    await start("model-6", "model-1");
    const first = await list("?model_id=model-6&limit=2");
    expect(first.ids).toEqual(["ab-test-123", "ab-test-122"]);
    const second = await list(`?model_id=model-6&limit=2&cursor=${String(first.next_cursor)}`);
    expect(second).toEqual({ ids: ["ab-test-121"], next_cursor: null });
  });

  it("is 404 for reading one that does not exist", async () => {
    expect((await ops.get("ab-tests/ab-test-999")).status).toBe(404);
  });
});
