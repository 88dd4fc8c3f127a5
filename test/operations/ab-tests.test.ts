import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const NOW = "2025-12-15T10:00:00Z";
const PAIR = { model_a: "model-1", model_b: "model-2" };

await describeService("an A/B test", ({ ask, done, refused, advance }) => {
  const start = async (body: typeof PAIR & { traffic_split?: number } = PAIR) =>
    (await done("startAbTest", { body })).body.test_id;
  const read = async (test_id: string) => (await done("getAbTest", { path: { test_id } })).body;

  test("runs from its start, can be read at its Location, and has nothing to decide yet", async () => {
    const { status, body, headers } = await done("startAbTest", { body: { ...PAIR, traffic_split: 20 } });
    expect([status, body]).toMatchObject([
      201,
      { ...PAIR, status: "success", test_id: "ab-test-123", traffic_split: 20, started_at: NOW },
    ]);
    expect((await ask("GET", headers.location ?? "")).body).toMatchObject({
      ...{ ...PAIR, test_id: "ab-test-123", traffic_split: 20, status: "running", stopped_at: null },
      required_sample_size: body.required_sample_size,
      arms: { a: { model_id: "model-1", units: 0, rate: null }, b: { model_id: "model-2", units: 0 } },
      decision: { outcome: "insufficient", p_value: null, z: null, srm_p_value: null, alpha: 0.05 },
    });
  });

  test("gives half of the units to each where no split is asked for", async () => {
    expect((await done("startAbTest", { body: PAIR })).body.traffic_split).toBe(50);
  });

  test("needs more outcomes the more uneven its split is", async () => {
    const sizes: number[] = [];
    for (const [at, traffic_split] of [50, 30, 10, 1].entries()) {
      const body = { model_a: "model-1", model_b: `model-${at + 2}`, traffic_split };
      if (body.model_b === "model-5") body.model_b = "model-6";
      const { a, b } = (await done("startAbTest", { body })).body.required_sample_size;
      expect(a / (a + b)).toBeCloseTo(traffic_split / 100, 2);
      sizes.push(a + b);
    }
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  test.each([0, 100, 50.5, -1, "50"])("refuses a split of %j", async (traffic_split) => {
    const answer = await ask("POST", "/api/metrics/models/ab-test", { json: { ...PAIR, traffic_split } });
    expect(answer.status).toBe(422);
  });

  test("is the only one of its pair, in either order, until it is stopped", async () => {
    const first = await start();
    const turned = { model_a: "model-2", model_b: "model-1" };
    for (const body of [PAIR, turned]) {
      expect((await refused("startAbTest", 409, { body })).body).toMatchObject({
        current_status: "running",
        test_id: first,
      });
    }
    await start({ model_a: "model-1", model_b: "model-3" });
    await done("stopAbTest", { path: { test_id: first } });
    expect(await start(turned)).toBe("ab-test-125");
  });

  test("stops when told, counts nothing more, and says who stopped it", async () => {
    const test_id = await start();
    await advance(60_000);
    const header = { "X-Actor": "mira" };
    const stopped = (await done("stopAbTest", { path: { test_id }, header })).body;
    expect(stopped).toMatchObject({
      status: "stopped",
      stopped_at: "2025-12-15T10:01:00Z",
      stop_reason: "Stopped by mira.",
    });
    expect(await read(test_id)).toEqual(stopped);
    const none = { current_status: "stopped", allowed_actions: [] };
    expect((await refused("stopAbTest", 409, { path: { test_id } })).body).toMatchObject(none);
    const body = { unit: "analyst-1", success: true };
    const late = await refused("recordAbTestOutcome", 409, { path: { test_id }, body });
    expect(late.body).toMatchObject(none);
  });

  test("counts each outcome for the arm of its unit, once", async () => {
    const test_id = await start();
    const counted = { a: { units: 0, successes: 0 }, b: { units: 0, successes: 0 } };
    for (let number = 1; number <= 40; number++) {
      const unit = `Ünit ${number} / ${number % 7}`;
      const success = number % 3 !== 0;
      const { arm } = (await done("assignAbTestUnit", { path: { test_id }, query: { unit } })).body;
      const outcome = await done("recordAbTestOutcome", { path: { test_id }, body: { unit, success } });
      const model_id = arm === "a" ? PAIR.model_a : PAIR.model_b;
      expect(outcome.body).toMatchObject({ test_id, unit, arm, model_id, success, recorded_at: NOW });
      counted[arm].units++;
      if (success) counted[arm].successes++;
      await refused("recordAbTestOutcome", 409, { path: { test_id }, body: { unit, success: !success } });
    }
    const { arms } = await read(test_id);
    expect(arms).toMatchObject(counted);
    for (const arm of [arms.a, arms.b]) expect(arm.rate).toBeCloseTo(arm.successes / arm.units, 4);
  });

  test("is listed by status and by either model, newest first", async () => {
    await start();
    const list = async (query: { status?: "running" | "stopped"; model_id?: string }) =>
      (await done("listAbTests", { query })).body.ab_tests.map(({ test_id }) => test_id);
    const ids = (...numbers: number[]) => numbers.map((number) => `ab-test-${number}`);
    expect(await list({})).toEqual(ids(123, 122, 121, 120, 119));
    expect(await list({ status: "running" })).toEqual(ids(123, 122));
    expect(await list({ model_id: "model-2" })).toEqual(ids(123, 121));
    expect(await list({ model_id: "model-6", status: "stopped" })).toEqual(ids(121));
    expect(await list({ model_id: "model-999" })).toEqual([]);
  });
});
