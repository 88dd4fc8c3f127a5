import { describe, expect, test } from "vitest";
import type { Signal } from "../../handlers/rules/drift.ts";
import { nextStep, progressOf, retrainedSignals, tooFewObserved } from "../../handlers/rules/retraining.ts";

const created = new Date("2025-12-15T10:00:00Z");
const queued = { status: "queued", created_at: created.toISOString(), started_at: null } as const;
const running = { ...queued, status: "running", started_at: "2025-12-15T10:00:03Z" } as const;
const after = (ms: number) => new Date(created.getTime() + ms);

describe("the clock", () => {
  test.each([
    ["leaves a job queued for two seconds", queued, 1999, "wait"],
    ["starts it then", queued, 2000, "start"],
    ["leaves it running for eight seconds from its start", running, 10_999, "wait"],
    ["finishes it then", running, 11_000, "finish"],
    ["leaves a job alone that is completed", { ...running, status: "completed" as const }, 90_000, "wait"],
    ["leaves a job alone that has failed", { ...running, status: "failed" as const }, 90_000, "wait"],
  ])("%s", (_, job, ms, step) => {
    expect(nextStep(job, after(ms))).toBe(step);
  });

  test.each([
    ["nothing while queued", queued, 1000, 0],
    ["the share of the time while running", running, 7000, 0.5],
    ["never all while running", running, 60_000, 0.99],
    ["all when completed", { ...running, status: "completed" as const }, 11_000, 1],
  ])("has done %s", (_, job, ms, progress) => {
    expect(progressOf(job, after(ms))).toBe(progress);
  });
});

describe("training", () => {
  const signal: Signal = {
    name: "bytes_per_flow",
    type: "data_drift",
    reference: [1, 2, 3],
    current: Array.from({ length: 50 }, (_, at) => at + 100),
  };

  test("makes what is seen now the reference, and draws what is seen next from it", () => {
    const draws = [0, 0.5, 0.999999];
    const random = () => draws.shift() ?? 0;
    const [retrained] = retrainedSignals([signal], random);
    expect(retrained?.reference).toEqual(signal.current);
    expect(retrained?.current.slice(0, 4)).toEqual([100, 125, 149, 100]);
    expect(retrained?.current).toHaveLength(50);
  });

  test("needs fifty observations of each quantity", () => {
    const few = { ...signal, name: "prediction_score", current: signal.current.slice(1) };
    expect(tooFewObserved([signal, few])).toEqual(["prediction_score"]);
  });
});
