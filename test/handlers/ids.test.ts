import { describe, expect, test } from "vitest";
import { idsFixtures } from "../../fixtures/ids.ts";
import { createWatch, START } from "./watch-contract.ts";

describe("the status of the intrusion detection models", () => {
  test("names one model of each type, some steady and some that need retraining", async () => {
    const { ask } = createWatch(idsFixtures(START));
    const { status, body } = await ask("GET", "/api/ids/models/status");
    expect(status).toBe(200);
    expect(body).toHaveLength(5);
    expect(body).toMatchObject([
      { model_id: "ids-tgnn", model_type: "tgnn", status: "degraded", retraining_required: true },
      { model_id: "ids-autoencoder", status: "active", retraining_required: false },
      { model_id: "ids-lstm", status: "degraded" },
      { model_id: "ids-isolation-forest", status: "active" },
      { model_id: "ids-transformer", status: "degraded" },
    ]);
  });

  test("has the score of each model's latest detection", async () => {
    const { ask, store } = createWatch(idsFixtures(START));
    const models = (await store.read((view) => view.find("idsModels"))).items;
    expect(models).toHaveLength(5);
    for (const { model_id, drift_score, retraining_required } of models) {
      const { body } = await ask("GET", `/api/ids/drift?model_id=${model_id}&limit=1`);
      expect(body).toMatchObject([
        { model_id, overall_drift_score: drift_score, retraining_recommended: retraining_required },
      ]);
    }
  });
});

describe("the drift detections", () => {
  test("come newest first, as many as asked for", async () => {
    const { ask } = createWatch(idsFixtures(START));
    const { body } = await ask("GET", "/api/ids/drift?limit=3");
    expect(body).toMatchObject([
      { detection_id: "drift-31", model_id: "ids-tgnn", timestamp: "2025-12-15T09:00:00Z" },
      { detection_id: "drift-30", model_id: "ids-autoencoder" },
      { detection_id: "drift-29", model_id: "ids-lstm" },
    ]);
    expect((await ask("GET", "/api/ids/drift")).body).toHaveLength(31);
  });

  test("name method, threshold and sample sizes of both tests of each quantity", async () => {
    const { ask } = createWatch(idsFixtures(START));
    const { body } = await ask("GET", "/api/ids/drift?model_id=ids-tgnn&limit=1");
    const sizes = { reference_size: 400, current_size: 300 };
    expect(body).toMatchObject([
      {
        drift_types: ["data_drift"],
        retraining_urgency: "medium",
        tests: [
          {
            feature: "bytes_per_flow",
            method: "psi",
            threshold: 0.2,
            p_value: null,
            drifted: true,
            ...sizes,
          },
          { feature: "bytes_per_flow", method: "ks", threshold: 0.05, drifted: true, ...sizes },
          { feature: "flow_duration_ms", method: "psi", drifted: false },
          { feature: "flow_duration_ms", method: "ks", drifted: false },
          { feature: "prediction_score", method: "psi", drifted: false },
          { feature: "prediction_score", method: "ks" },
          { feature: "hourly_error_share", method: "psi", drifted: false },
          { feature: "hourly_error_share", method: "ks" },
        ],
      },
    ]);
  });

  test("of a model that does not exist are a 404", async () => {
    const { ask } = createWatch(idsFixtures(START));
    const { status, body } = await ask("GET", "/api/ids/drift?model_id=model-999");
    expect([status, body]).toMatchObject([404, { detail: "There is no model model-999." }]);
  });
});

describe("a retraining", () => {
  const retrain = ["POST", "/api/ids/models/retrain?model_type=tgnn"] as const;
  const job = ["GET", "/api/ids/models/retrain/job-8"] as const;

  test("is queued, runs after two seconds, and is completed eight seconds later", async () => {
    const { ask, pass, failures } = createWatch(idsFixtures(START));
    const { status, headers, body } = await ask(...retrain, { headers: { "x-actor": "ana" } });
    expect([status, headers.Location]).toEqual([202, "/api/ids/models/retrain/job-8"]);
    expect(body).toMatchObject({ job_id: "job-8", model_id: "ids-tgnn", status: "queued", progress: 0 });

    await pass(1000);
    expect((await ask(...job)).body).toMatchObject({ status: "queued", started_at: null });
    await pass(1000);
    expect((await ask(...job)).body).toMatchObject({
      status: "running",
      started_at: "2025-12-15T10:00:02Z",
      progress: 0,
    });
    await pass(4000);
    expect((await ask(...job)).body).toMatchObject({ status: "running", progress: 0.5, completed_at: null });
    await pass(4000);
    expect((await ask(...job)).body).toMatchObject({
      status: "completed",
      progress: 1,
      from_version: "3.2.0",
      to_version: "3.2.1",
      completed_at: "2025-12-15T10:00:10Z",
      message: "Completed. The model runs 3.2.1.",
    });
    expect(failures).toEqual([]);
  });

  test("gives the model the new version and a drift that is measured against what it was trained on", async () => {
    const { ask, pass, store } = createWatch(idsFixtures(START));
    const before = await store.read((view) => view.get("idsObservations", "ids-tgnn"));
    await ask(...retrain);
    expect((await ask("GET", "/api/ids/models/status")).body).toMatchObject([
      { model_id: "ids-tgnn", status: "retraining", version: "3.2.0", retraining_required: true },
      {},
      {},
      {},
      {},
    ]);
    await pass(2000);
    await pass(8000);

    const model = await store.read((view) => view.get("idsModels", "ids-tgnn"));
    expect(model).toMatchObject({ version: "3.2.1", status: "active", retraining_required: false });
    expect(model?.drift_score).toBeLessThan(0.5);
    const after = await store.read((view) => view.get("idsObservations", "ids-tgnn"));
    expect(after?.signals.map(({ reference }) => reference)).toEqual(
      before?.signals.map(({ current }) => current),
    );
    expect((await ask("GET", "/api/ids/drift?limit=1")).body).toMatchObject([
      {
        detection_id: "drift-32",
        model_id: "ids-tgnn",
        drift_types: [],
        overall_drift_score: model?.drift_score,
        tests: Array.from({ length: 8 }, () => ({ reference_size: 300, current_size: 300 })),
      },
    ]);
  });

  test("is refused while another one of the model is under way, and allowed for other models", async () => {
    const { ask, pass } = createWatch(idsFixtures(START));
    await ask(...retrain);
    await pass(2000);
    const { status, body } = await ask(...retrain);
    expect([status, body]).toMatchObject([
      409,
      {
        current_status: "running",
        allowed_actions: [],
        job_id: "job-8",
        detail: expect.stringContaining("job-8") as string,
      },
    ]);
    expect((await ask("POST", "/api/ids/models/retrain?model_type=lstm")).status).toBe(202);
    await pass(8000);
    expect((await ask(...retrain)).status).toBe(202);
  });

  test("fails when too little was observed, and leaves the model as it was", async () => {
    const seed = idsFixtures(START);
    const idsObservations = (seed.collections.idsObservations ?? []).map((observed) => ({
      ...observed,
      signals: observed.signals.map((signal) => ({ ...signal, current: signal.current.slice(0, 49) })),
    }));
    const { ask, pass } = createWatch({
      ...seed,
      collections: { ...seed.collections, idsObservations },
    });
    await ask(...retrain);
    await pass(2000);
    await pass(8000);
    const { body } = await ask(...job);
    expect(body).toMatchObject({
      status: "failed",
      to_version: null,
      completed_at: "2025-12-15T10:00:10Z",
    });
    expect(body).toHaveProperty(
      "message",
      expect.stringContaining("Fewer than 50 observations of bytes_per_flow"),
    );
    expect((await ask("GET", "/api/ids/models/status")).body).toMatchObject([
      { model_id: "ids-tgnn", version: "3.2.0", status: "degraded" },
      {},
      {},
      {},
      {},
    ]);
  });

  test("is told in the audit trail step by step, and so is its refusal", async () => {
    const { ask, pass } = createWatch(idsFixtures(START));
    await ask(...retrain, { headers: { "x-actor": "ana" } });
    await ask(...retrain, { headers: { "x-actor": "ben" } });
    await pass(2000);
    await pass(8000);
    const about = { model_id: "ids-tgnn", model_name: "Temporal Graph Network" };
    const { body } = await ask("GET", "/api/metrics/events");
    expect(body).toMatchObject({
      events: [
        {
          ...about,
          action: "retrain-completed",
          actor: "system",
          version: "3.2.1",
          from: "3.2.0",
          to: "3.2.1",
        },
        { ...about, action: "retrain-started", actor: "system", from: "queued", to: "running" },
        { action: "retrain", actor: "ben", outcome: "refused" },
        { ...about, action: "retrain", actor: "ana", outcome: "done", version: "3.2.0" },
      ],
    });
  });

  test("that does not exist is a 404, and one that is over can still be read", async () => {
    const { ask } = createWatch(idsFixtures(START));
    expect((await ask("GET", "/api/ids/models/retrain/job-999")).status).toBe(404);
    expect((await ask("GET", "/api/ids/models/retrain/job-7")).body).toEqual({
      job_id: "job-7",
      model_id: "ids-autoencoder",
      model_type: "autoencoder",
      status: "completed",
      created_at: "2025-12-08T02:00:00Z",
      started_at: "2025-12-08T02:00:05Z",
      completed_at: "2025-12-08T02:01:05Z",
      progress: 1,
      from_version: "2.0.3",
      to_version: "2.0.4",
      message: "Completed. The model runs 2.0.4.",
    });
  });

  test("of an unknown type changes nothing", async () => {
    const { ask, store } = createWatch(idsFixtures(START));
    const before = await store.dump();
    expect((await ask("POST", "/api/ids/models/retrain?model_type=oracle")).status).toBe(422);
    expect(await store.dump()).toEqual(before);
  });
});
