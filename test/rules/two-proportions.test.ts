import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { DEFAULT_DESIGN, requiredSample } from "../../handlers/rules/sample-size.ts";
import { shareTest, twoProportionTest, twoSidedP } from "../../handlers/rules/two-proportions.ts";

describe("the two-sided p-value", () => {
  test.each([
    [0, 1],
    [1.959963984540054, 0.05],
    [-2.5758293035489004, 0.01],
    [3.2905267314919255, 0.001],
  ])("of z = %f is %f", (z, p) => {
    expect(twoSidedP(z)).toBeCloseTo(p, 6);
  });
});

describe("the two-proportion test", () => {
  test("gives the published z of the Physicians' Health Study: 189 of 11,034 against 104 of 11,037", () => {
    const { z, pValue } = twoProportionTest(
      { successes: 189, trials: 11_034 },
      { successes: 104, trials: 11_037 },
    );
    expect(z).toBeCloseTo(5.0014, 4);
    expect(pValue).toBeCloseTo(5.69e-7, 9);
  });

  test("sees no difference where everything or nothing succeeds", () => {
    expect(twoProportionTest({ successes: 50, trials: 50 }, { successes: 70, trials: 70 }).pValue).toBe(1);
    expect(twoProportionTest({ successes: 0, trials: 50 }, { successes: 0, trials: 70 }).z).toBe(0);
  });

  test("turns its sign when the arms are swapped", () => {
    const tally = fc
      .tuple(fc.nat(1000), fc.nat(1000))
      .map(([successes, failures]) => ({ successes, trials: successes + failures + 1 }));
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        const there = twoProportionTest(a, b);
        const back = twoProportionTest(b, a);
        expect(there.z).toBeCloseTo(-back.z, 9);
        expect(there.pValue).toBeGreaterThanOrEqual(0);
        expect(there.pValue).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the share test", () => {
  test("gives the published p of a sample ratio mismatch: 821,588 against 815,482 (Kohavi et al.)", () => {
    const { z, pValue } = shareTest(821_588, 821_588 + 815_482, 0.5);
    expect(z ** 2).toBeCloseTo(22.774, 3);
    expect(pValue).toBeCloseTo(1.8e-6, 7);
  });

  test("finds nothing in a split that came out exactly, and nothing in no units", () => {
    expect(shareTest(30, 100, 0.3).pValue).toBeCloseTo(1, 6);
    expect(shareTest(0, 0, 0.5)).toEqual({ z: 0, pValue: 1 });
  });
});

describe("the required sample", () => {
  test("is the one R documents for power.prop.test(p1 = .50, p2 = .75, power = .90): 76.7", () => {
    const design = { ...DEFAULT_DESIGN, baselineRate: 0.5, minimumDetectableEffect: 0.25 };
    expect(requiredSample(50, { ...design, zPower: 1.2815515655446004 })).toEqual({ a: 77, b: 77 });
  });

  test("is the textbook's 152 for 25 % against 40 % with power 0.8", () => {
    const design = { ...DEFAULT_DESIGN, baselineRate: 0.25, minimumDetectableEffect: 0.15 };
    expect(requiredSample(50, design)).toEqual({ a: 152, b: 152 });
  });

  test("is 435 for each arm of an even split by default", () => {
    expect(requiredSample(50)).toEqual({ a: 435, b: 435 });
  });

  test("follows an uneven split: 20 % to a needs 250 there and 997 for b", () => {
    expect(requiredSample(20)).toEqual({ a: 250, b: 997 });
  });

  test("takes the effect downwards where there is no rate above", () => {
    const design = { ...DEFAULT_DESIGN, baselineRate: 0.99 };
    expect(requiredSample(50, design)).toEqual(
      requiredSample(50, { ...design, baselineRate: 0.94, minimumDetectableEffect: 0.05 }),
    );
  });

  test("is in the proportion of the split, and at its least in total near an even one", () => {
    const even = requiredSample(50);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (split) => {
        const { a, b } = requiredSample(split);
        expect(a).toBeGreaterThan(0);
        expect(Math.abs(a / (a + b) - split / 100)).toBeLessThan(1 / Math.min(a, b));
        if (split < 40 || split > 60) expect(a + b).toBeGreaterThan(even.a + even.b);
      }),
    );
  });
});
