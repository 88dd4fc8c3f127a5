import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { assessDrift, type Signal } from "../../handlers/rules/drift.ts";
import { kolmogorovSmirnov } from "../../handlers/rules/kolmogorov-smirnov.ts";
import { populationStabilityIndex } from "../../handlers/rules/psi.ts";

const oneToHundred = Array.from({ length: 100 }, (_, at) => at + 1);
const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

/** So many values in each tenth of 1 … 100. */
function inTenths(counts: readonly number[]): number[] {
  return counts.flatMap((count, tenth) => Array.from({ length: count }, () => tenth * 10 + 5));
}

describe("the population stability index", () => {
  test("is 0.1099 for shares of 5 % twice, 10 % six times and 15 % twice against tenths", () => {
    const current = inTenths([5, 5, 10, 10, 10, 10, 10, 10, 15, 15]);
    const byHand = 2 * -0.05 * Math.log(0.5) + 2 * 0.05 * Math.log(1.5);
    expect(byHand).toBeCloseTo(0.10986, 5);
    expect(populationStabilityIndex(oneToHundred, current)).toBeCloseTo(byHand, 12);
  });

  test("counts an empty bin with a share of 0.0001", () => {
    const byHand = 0.9 * Math.log(10) + 9 * (0.1 - 0.0001) * Math.log(1000);
    expect(populationStabilityIndex(oneToHundred, inTenths([100]))).toBeCloseTo(byHand, 9);
  });

  test("works on a reference with few different values", () => {
    expect(populationStabilityIndex([0, 0, 0, 0, 1], [0, 0, 0, 0, 1])).toBe(0);
    expect(populationStabilityIndex([7, 7, 7], [7, 7])).toBeCloseTo(0, 12);
    expect(populationStabilityIndex([7, 7, 7], [8, 8])).toBeGreaterThan(1);
  });

  test("is never negative, and 0 for equal samples in any order", () => {
    fc.assert(
      fc.property(values, values, (reference, current) => {
        expect(populationStabilityIndex(reference, current)).toBeGreaterThanOrEqual(0);
        expect(populationStabilityIndex(reference, reference.toReversed())).toBe(0);
      }),
    );
  });

  test("is not defined for an empty sample", () => {
    expect(() => populationStabilityIndex([], [1])).toThrow(RangeError);
    expect(() => populationStabilityIndex([1], [])).toThrow(RangeError);
  });
});

describe("the Kolmogorov–Smirnov test", () => {
  test("gives the statistic and the p-value of a reference implementation", () => {
    const first = [
      0.61, 0.29, 0.06, 0.59, -1.73, -0.74, 0.51, -0.56, 0.39, 1.64, 0.05, -0.06, 0.64, -0.82, 0.37, 1.77,
      1.09, -1.28, 2.36, 1.31, 1.05, -0.32, -0.4, 1.06, -2.47,
    ];
    const second = [1.2, 2.1, 0.8, 1.9, 2.4, 0.3, 1.7, 3.0, 0.9, 1.1, 2.2, 1.4, 0.0, 1.6, 2.8];
    const { statistic, pValue } = kolmogorovSmirnov(first, second);
    // SciPy 1.17: ks_2samp for the statistic, kstwobign.sf of the corrected statistic for the asymptotic p.
    expect(statistic).toBeCloseTo(0.5866666667, 10);
    expect(pValue).toBeCloseTo(0.0016056988, 9);
  });

  test("compares the distributions after all values that are equal", () => {
    expect(kolmogorovSmirnov([1, 1, 2, 2, 3, 3, 4], [2, 3, 3, 3, 4, 5]).statistic).toBeCloseTo(17 / 42, 12);
  });

  test.each([
    [0.5, 0.9639452437],
    [1, 0.2699996717],
    [1.36, 0.0494858768],
    [1.63, 0.0098463649],
  ])("has the tabulated tail probability at lambda %f", (lambda, tail) => {
    // Two samples of n have an effective size of n / 2; a shift by d of them makes a distance of d / n.
    const n = 20_000;
    const root = Math.sqrt(n / 2);
    const shift = Math.round((lambda / (root + 0.12 + 0.11 / root)) * n);
    const first = Array.from({ length: n }, (_, at) => at);
    const { pValue } = kolmogorovSmirnov(
      first,
      first.map((value) => value + shift),
    );
    expect(pValue).toBeCloseTo(tail, 2);
  });

  test("finds statistic and p between 0 and 1, no distance from itself, and the same both ways", () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const there = kolmogorovSmirnov(first, second);
        expect(there).toEqual(kolmogorovSmirnov(second, first));
        for (const figure of [there.statistic, there.pValue]) {
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(1);
        }
        expect(kolmogorovSmirnov(first, first.toReversed())).toEqual({ statistic: 0, pValue: 1 });
      }),
    );
  });

  test("is not defined for an empty sample", () => {
    expect(() => kolmogorovSmirnov([], [1])).toThrow(RangeError);
  });
});

describe("the assessment of a model's drift", () => {
  const steady: Signal = {
    name: "bytes_per_flow",
    type: "data_drift",
    reference: oneToHundred,
    current: oneToHundred,
  };
  const shifted: Signal = { ...steady, current: inTenths([2, 3, 5, 5, 10, 10, 15, 15, 15, 20]) };

  test("of steady signals is a score of 0 and no recommendation", () => {
    expect(assessDrift([steady])).toMatchObject({
      driftTypes: [],
      overallScore: 0,
      retrainingRecommended: false,
      urgency: "none",
      signals: [
        { psi: 0, ksStatistic: 0, ksPValue: 1, drifted: false, sampleSize: { reference: 100, current: 100 } },
      ],
    });
  });

  test("recommends retraining from an index of 0.2 and names the drifted types, each once", () => {
    const signals = [
      steady,
      shifted,
      { ...shifted, name: "flow_duration" },
      { ...shifted, name: "prediction_score", type: "prediction_drift" as const },
    ];
    const assessment = assessDrift(signals);
    expect(assessment.driftTypes).toEqual(["data_drift", "prediction_drift"]);
    expect(assessment.retrainingRecommended).toBe(true);
    const psi = populationStabilityIndex(shifted.reference, shifted.current);
    expect(psi).toBeGreaterThan(0.2);
    expect(assessment.overallScore).toBeCloseTo(psi / (psi + 0.2), 12);
    expect(assessment.overallScore).toBeGreaterThan(0.5);
  });

  test("takes a large index of few values for chance when the second test does not reject", () => {
    const few = { ...steady, current: [15, 25, 45, 65, 95] };
    const { signals, retrainingRecommended } = assessDrift([few]);
    expect(signals[0]?.psi).toBeGreaterThan(0.2);
    expect(signals[0]?.ksPValue).toBeGreaterThan(0.05);
    expect(retrainingRecommended).toBe(false);
  });

  test.each([
    ["none", [10, 10, 10, 10, 10, 10, 10, 10, 10, 10]],
    ["low", [5, 5, 10, 10, 10, 10, 10, 10, 15, 15]],
    ["medium", [2, 3, 5, 10, 10, 10, 15, 15, 15, 15]],
    ["high", [1, 2, 3, 5, 8, 12, 13, 15, 18, 23]],
    ["critical", [0, 0, 0, 0, 0, 10, 10, 20, 30, 30]],
  ])("has the urgency %s", (urgency, tenths) => {
    expect(assessDrift([{ ...steady, current: inTenths(tenths) }]).urgency).toBe(urgency);
  });

  test("has a score from 0 up to 1, and 0 without signals", () => {
    expect(assessDrift([])).toMatchObject({ overallScore: 0, retrainingRecommended: false, urgency: "none" });
    fc.assert(
      fc.property(values, values, (reference, current) => {
        const { overallScore, retrainingRecommended } = assessDrift([{ ...steady, reference, current }]);
        expect(overallScore).toBeGreaterThanOrEqual(0);
        expect(overallScore).toBeLessThan(1);
        if (retrainingRecommended) expect(overallScore).toBeGreaterThanOrEqual(0.5);
      }),
    );
  });
});
