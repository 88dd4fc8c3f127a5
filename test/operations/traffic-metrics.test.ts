import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const MODELS = "/api/metrics/models";
const JSON_TYPE = { "content-type": "application/json" };

await describeService("what this server has seen", ({ ask, done, call, advance }) => {
  const security = async () => (await done("getSecurityMetrics")).body;
  const performance = async () => (await done("getPerformanceMetrics")).body;
  /** Two minutes later nothing counts that was asked before. */
  const calm = () => advance(120_000);
  const repeat = async (times: number, send: () => Promise<unknown>) => {
    for (let time = 0; time < times; time++) await send();
  };

  test("counts what it refused at the door, what was no proper request, and what broke a rule", async () => {
    await calm();
    expect(await security()).toMatchObject({
      ...{ active_alerts: 0, blocked_threats: 0, detected_anomalies: 0, policy_violations: 0 },
      threat_level: "low",
    });
    await repeat(3, () => ask("POST", "/api/federation/aggregate"));
    await ask("POST", `${MODELS}/deploy`, { text: "{", headers: JSON_TYPE });
    await ask("POST", `${MODELS}/deploy`, { text: "a", headers: { "content-type": "text/plain" } });
    await ask("POST", `${MODELS}/deploy`, { json: {} });
    await ask("GET", `${MODELS}/model-999`);
    await ask("GET", "/api/nowhere");
    await ask("DELETE", MODELS);
    await call("promoteModel", { body: { model_id: "model-3" } });
    await call("testModel", { body: { model_id: "model-1" }, header: { "If-Match": '"0"' } });
    await done("listModels");
    expect(await security()).toMatchObject({
      ...{ blocked_threats: 3, detected_anomalies: 6, policy_violations: 2 },
      ...{ active_alerts: 0, threat_level: "medium" },
    });
  });

  test("raises an alert for each kind that comes too often, and the level with number and share", async () => {
    await calm();
    await repeat(9, () => ask("POST", "/api/federation/aggregate"));
    expect(await security()).toMatchObject({ blocked_threats: 9, active_alerts: 0, threat_level: "low" });
    await ask("POST", "/api/federation/aggregate");
    expect(await security()).toMatchObject({ blocked_threats: 10, active_alerts: 1, threat_level: "medium" });
    await repeat(20, () => ask("GET", `${MODELS}/model-999`));
    expect(await security()).toMatchObject({
      detected_anomalies: 20,
      active_alerts: 2,
      threat_level: "high",
    });
    await repeat(10, () => call("promoteModel", { body: { model_id: "model-3" } }));
    expect(await security()).toMatchObject({ policy_violations: 10, active_alerts: 3, threat_level: "high" });
    await repeat(60, () => ask("GET", "/api/nowhere"));
    expect(await security()).toMatchObject({ detected_anomalies: 80, threat_level: "critical" });
    await repeat(110, () => ask("GET", `${MODELS}/model-1`));
    expect(await security()).toMatchObject({ threat_level: "high" });
  });

  test("forgets after a minute, and keeps it in the history", async () => {
    await calm();
    await repeat(12, () => ask("POST", "/api/federation/aggregate"));
    await advance(30_000);
    await advance(60_001);
    expect(await security()).toMatchObject({ blocked_threats: 0, threat_level: "low" });
    const query = { start_time: "2025-12-15T10:01:30Z", interval: "1m" };
    const { data } = (await done("getSecurityMetricsHistory", { query })).body;
    expect(Math.max(...data.map(({ blocked_threats }) => blocked_threats))).toBe(12);
    const [whole] = (await done("getSecurityMetricsHistory", { query: { ...query, interval: "1h" } })).body
      .data;
    expect(whole).toMatchObject({ blocked_threats: 12, active_alerts: 1, threat_level: "medium" });
  });

  test("has answered so many requests a second, so fast, and so many of them from the client's copy", async () => {
    await calm();
    const { etag = "" } = (await done("getModel", { path: { model_id: "model-1" } })).headers;
    await repeat(5, () => ask("GET", `${MODELS}/model-1`, { headers: { "if-none-match": etag } }));
    await repeat(4, () => done("testModel", { body: { model_id: "model-1" } }));
    const figures = await performance();
    expect(figures.throughput_requests_per_sec).toBeCloseTo(10 / 60, 2);
    expect(figures.cache_hit_rate).toBeCloseTo(5 / 6, 3);
    expect(figures).toMatchObject({ error_rate: 0, queue_depth: 1 });
    expect(figures.response_time_ms).toBeGreaterThan(0);
    await calm();
    expect(await performance()).toMatchObject({
      ...{ response_time_ms: 0, throughput_requests_per_sec: 0, error_rate: 0, cache_hit_rate: 0 },
    });
  });

  test("works on so many requests at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => done("getPerformanceMetrics")));
    const depths = answers.map(({ body }) => body.queue_depth);
    expect(Math.max(...depths)).toBeGreaterThan(0);
    expect(Math.max(...depths)).toBeLessThanOrEqual(20);
    expect((await performance()).queue_depth).toBe(1);
  });
});
