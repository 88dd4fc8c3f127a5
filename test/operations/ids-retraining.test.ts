import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const query = { model_type: "tgnn" } as const;

await describeService("retraining", ({ ask, done, refused, advance, store, failures }) => {
  const model = async () => {
    const { body } = await done("listIdsModelStatus");
    const found = body.find(({ model_type }) => model_type === "tgnn");
    if (!found) throw new Error("There is no model of the type tgnn.");
    return found;
  };
  const drift = async () => (await done("listDriftDetections", { query: { model_id: "ids-tgnn" } })).body;

  test("goes from queued over running to completed by the clock; then version and drift have changed", async () => {
    const before = await model();
    expect(before).toMatchObject({ status: "degraded", retraining_required: true, version: "3.2.0" });
    const { status, body: job, headers } = await done("retrainIdsModel", { query });
    expect([status, job]).toMatchObject([
      202,
      {
        job_id: "job-8",
        model_id: "ids-tgnn",
        status: "queued",
        created_at: "2025-12-15T10:00:00Z",
        progress: 0,
      },
    ]);
    const read = async () => (await ask("GET", headers.location ?? "")).body;
    expect(await read()).toEqual(job);
    expect(await model()).toMatchObject({ status: "retraining", version: "3.2.0" });

    await advance(1000);
    expect(await read()).toMatchObject({ status: "queued" });
    await advance(1000);
    expect(await read()).toMatchObject({
      status: "running",
      started_at: "2025-12-15T10:00:02Z",
      progress: 0,
    });
    await advance(4000);
    expect(await read()).toMatchObject({ status: "running", progress: 0.5, to_version: null });
    await advance(4000);
    expect(await read()).toMatchObject({
      ...{ status: "completed", progress: 1, completed_at: "2025-12-15T10:00:10Z" },
      ...{ from_version: "3.2.0", to_version: "3.2.1" },
    });

    const after = await model();
    expect(after).toMatchObject({ status: "active", version: "3.2.1", retraining_required: false });
    expect(after.drift_score).toBeLessThan(before.drift_score);
    const [newest] = await drift();
    expect(newest).toMatchObject({
      ...{ timestamp: "2025-12-15T10:00:10Z", overall_drift_score: after.drift_score, drift_types: [] },
      retraining_recommended: false,
    });
    expect(failures).toEqual([]);
  });

  test("of a model is not begun twice, and can be once it is over", async () => {
    await done("retrainIdsModel", { query });
    expect((await refused("retrainIdsModel", 409, { query })).body).toMatchObject({
      ...{ current_status: "queued", allowed_actions: [], job_id: "job-8" },
    });
    await advance(2000);
    expect((await refused("retrainIdsModel", 409, { query })).body).toMatchObject({
      current_status: "running",
    });
    expect((await done("retrainIdsModel", { query: { model_type: "lstm" } })).body.job_id).toBe("job-9");
    await advance(8000);
    expect((await done("retrainIdsModel", { query })).body).toMatchObject({
      job_id: "job-10",
      from_version: "3.2.1",
    });
  });

  test("fails, and says why, where too little was observed", async () => {
    await store.transaction(async (tx) => {
      const observed = await tx.get("idsObservations", "ids-tgnn");
      if (!observed) throw new Error("Nothing was observed of ids-tgnn.");
      const signals = observed.signals.map((signal) => ({ ...signal, current: signal.current.slice(0, 10) }));
      await tx.put("idsObservations", { ...observed, signals });
    });
    await done("retrainIdsModel", { query });
    await advance(2000);
    await advance(8000);
    const { body: job } = await done("getRetrainingJob", { path: { job_id: "job-8" } });
    expect(job).toMatchObject({ status: "failed", to_version: null, completed_at: "2025-12-15T10:00:10Z" });
    expect(job.message).toContain("bytes_per_flow");
    expect(await model()).toMatchObject({ status: "degraded", version: "3.2.0" });
  });
});

await describeService("drift", ({ done, refused }) => {
  test("is told newest first, of all models or of one", async () => {
    const { body: all } = await done("listDriftDetections", { query: { limit: 200 } });
    const times = all.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted().reverse());
    const { body: models } = await done("listIdsModelStatus");
    for (const { model_id } of models) {
      const { body } = await done("listDriftDetections", { query: { model_id, limit: 200 } });
      expect(body).toEqual(all.filter((detection) => detection.model_id === model_id));
    }
    expect((await done("listDriftDetections", { query: { limit: 3 } })).body).toEqual(all.slice(0, 3));
    await refused("listDriftDetections", 404, { query: { model_id: "ids-none" } });
  });

  test("is what the models' status says", async () => {
    const { body: models } = await done("listIdsModelStatus");
    expect(new Set(models.map(({ status }) => status))).toEqual(new Set(["active", "degraded"]));
    for (const { model_id, drift_score, retraining_required, status } of models) {
      const [latest] = (await done("listDriftDetections", { query: { model_id } })).body;
      expect(latest).toMatchObject({
        overall_drift_score: drift_score,
        retraining_recommended: retraining_required,
      });
      expect(status).toBe(retraining_required ? "degraded" : "active");
    }
  });

  test("is found where both methods say so, each with threshold and sample sizes", async () => {
    const { body } = await done("listDriftDetections", { query: { limit: 200 } });
    for (const {
      tests,
      overall_drift_score,
      retraining_recommended,
      drift_types,
      retraining_urgency,
    } of body) {
      const byFeature = Map.groupBy(tests, ({ feature }) => feature);
      const drifted = [...byFeature.values()].map((pair) => {
        const [psi, ks] = pair;
        expect(pair.map(({ method }) => method)).toEqual(["psi", "ks"]);
        const both = (psi?.score ?? 0) >= 0.2 && (ks?.p_value ?? 1) < 0.05;
        expect(pair.map((made) => made.drifted)).toEqual([both, both]);
        expect(psi).toMatchObject({ threshold: 0.2, p_value: null, reference_size: 400, current_size: 300 });
        expect(ks).toMatchObject({ threshold: 0.05, reference_size: 400, current_size: 300 });
        return both;
      });
      const greatest = Math.max(...tests.filter(({ method }) => method === "psi").map(({ score }) => score));
      expect(overall_drift_score).toBeCloseTo(greatest / (greatest + 0.2), 2);
      expect(retraining_recommended).toBe(drifted.includes(true));
      expect(drift_types.length > 0).toBe(drifted.includes(true));
      const urgent = greatest >= 1 ? "critical" : greatest >= 0.5 ? "high" : "medium";
      const calm = greatest >= 0.1 ? "low" : "none";
      expect(retraining_urgency).toBe(drifted.includes(true) ? urgent : calm);
    }
  });
});
