import { fc } from "../property.ts";
import { expect, test } from "vitest";
import { runSuite, type TestSuite } from "../../handlers/rules/test-suite.ts";

const decision = { threshold: 0.5, positive: "attack", negative: "benign" };

test("a check passes on the right side of its threshold, and at it only when the comparison says so", () => {
  const suite: TestSuite = {
    decision,
    predictions: [],
    checks: [
      { name: "accurate", metric: "accuracy", comparison: ">=", threshold: 0.94 },
      { name: "more than accurate", metric: "accuracy", comparison: ">", threshold: 0.94 },
      { name: "fast", metric: "latency", comparison: "<=", threshold: 45 },
      { name: "faster", metric: "latency", comparison: "<", threshold: 45 },
    ],
  };
  expect(runSuite(suite, { accuracy: 0.94, latency: 45 })).toEqual({
    passed: 2,
    total: 4,
    successRate: 0.5,
    failures: [
      { check: "more than accurate", kind: "metric", expected: "> 0.94", actual: 0.94 },
      { check: "faster", kind: "metric", expected: "< 45", actual: 45 },
    ],
  });
});

test("a check of a figure that the model does not have fails", () => {
  const checks = ["recall", "constructor"].map((metric) => ({
    name: metric,
    metric,
    comparison: ">=" as const,
    threshold: 0,
  }));
  const { failures } = runSuite({ decision, checks, predictions: [] }, { accuracy: 1 });
  expect(failures).toEqual([
    { check: "recall", kind: "metric", expected: ">= 0", actual: "not measured" },
    { check: "constructor", kind: "metric", expected: ">= 0", actual: "not measured" },
  ]);
});

test("a recorded score becomes a label at the decision threshold and is held against the true one", () => {
  const predictions = [
    { name: "flow 1", output: 0.5, expected: "attack" },
    { name: "flow 2", output: 0.49, expected: "attack" },
    { name: "flow 3", output: 0.1, expected: "benign" },
    { name: "flow 4", output: "port-scan", expected: "port-scan" },
    { name: "flow 5", output: "benign", expected: "port-scan" },
  ];
  const result = runSuite({ decision, checks: [], predictions }, {});
  expect(result).toMatchObject({ passed: 3, total: 5, successRate: 0.6 });
  expect(result.failures).toEqual([
    { check: "flow 2", kind: "prediction", expected: "attack", actual: "benign" },
    { check: "flow 5", kind: "prediction", expected: "port-scan", actual: "benign" },
  ]);
});

test("the success rate is rounded to three decimals: 127 of 128 is 0.992", () => {
  const predictions = Array.from({ length: 128 }, (_, at) => ({
    name: `flow ${at}`,
    output: 0.9,
    expected: at === 17 ? "benign" : "attack",
  }));
  expect(runSuite({ decision, checks: [], predictions }, {})).toMatchObject({
    passed: 127,
    total: 128,
    successRate: 0.992,
  });
});

test("a suite without tests proves nothing", () => {
  expect(runSuite({ decision, checks: [], predictions: [] }, { accuracy: 1 })).toEqual({
    passed: 0,
    total: 0,
    successRate: 0,
    failures: [],
  });
});

test("passed and failed tests add up to all tests, each failure named once", () => {
  const score = fc.double({ min: 0, max: 1, noNaN: true });
  const label = fc.constantFrom("attack", "benign");
  fc.assert(
    fc.property(fc.array(fc.tuple(score, label)), score, (cases, threshold) => {
      const predictions = cases.map(([output, expected], at) => ({ name: `flow ${at}`, output, expected }));
      const result = runSuite({ decision: { ...decision, threshold }, checks: [], predictions }, {});
      expect(result.passed + result.failures.length).toBe(result.total);
      expect(new Set(result.failures.map((failure) => failure.check)).size).toBe(result.failures.length);
    }),
  );
});
