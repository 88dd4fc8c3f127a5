import { fc } from "../property.ts";
import { expect, test } from "vitest";
import { type AbEvidence, conclude } from "../../handlers/rules/ab-decision.ts";
import { requiredSample } from "../../handlers/rules/sample-size.ts";

const required = requiredSample(50);

function evidence(a: readonly [number, number], b: readonly [number, number], splitToA = 50): AbEvidence {
  return {
    splitToA,
    required: requiredSample(splitToA),
    outcomes: { a: { successes: a[0], trials: a[1] }, b: { successes: b[0], trials: b[1] } },
  };
}

test("without any outcome there is nothing to say, also not about the split", () => {
  expect(conclude(evidence([0, 0], [0, 0]))).toEqual({
    verdict: "insufficient",
    z: null,
    pValue: null,
    splitPValue: null,
    explanation: "A has 0 of the 435 outcomes that it needs, and B 0 of 435: too few to decide.",
  });
});

test("one outcome short of the sample it stays insufficient, however clear the difference is", () => {
  const short = required.a - 1;
  const conclusion = conclude(evidence([short, short], [0, required.b]));
  expect(conclusion).toMatchObject({ verdict: "insufficient", z: null, pValue: null, splitPValue: null });
});

test("b wins when it succeeds significantly more often", () => {
  const conclusion = conclude(evidence([380, 440], [425, 442]));
  expect(conclusion.verdict).toBe("b_wins");
  expect(conclusion.z).toBeLessThan(-1.96);
  expect(conclusion.explanation).toBe("B succeeds more often: 96.2 % against 86.4 % (p below 0.0001).");
});

test("a wins when it succeeds significantly more often", () => {
  const conclusion = conclude(evidence([425, 442], [380, 440]));
  expect(conclusion.verdict).toBe("a_wins");
  expect(conclusion.z).toBeGreaterThan(1.96);
});

test("a difference that may be chance is none", () => {
  // 400 of 435 against 410 of 435: z is -1.33795 and p 0.18091 (SciPy).
  const conclusion = conclude(evidence([400, 435], [410, 435]));
  expect(conclusion.verdict).toBe("no_difference");
  expect(conclusion.pValue).toBeCloseTo(0.18091, 5);
  expect(conclusion.explanation).toContain("(p = 0.1809)");
});

test("a split that did not come out as asked makes the test invalid, also when one arm starves", () => {
  const skewed = conclude(evidence([500, 600], [400, 450]));
  expect(skewed).toMatchObject({ verdict: "invalid", z: null, pValue: null });
  expect(skewed.splitPValue).toBeLessThan(0.001);
  expect(conclude(evidence([800, 870], [0, 0])).verdict).toBe("invalid");
  expect(conclude(evidence([800, 869], [0, 0])).verdict).toBe("insufficient");
});

test("an uneven split is held to its own proportion", () => {
  const { a, b } = requiredSample(20);
  expect(conclude(evidence([a, a], [b, b], 20)).verdict).toBe("no_difference");
  expect(conclude(evidence([b, b], [a, a], 20)).verdict).toBe("invalid");
});

test("swapping the arms swaps the winner", () => {
  const tally = fc
    .integer({ min: 435, max: 460 })
    .chain((trials) => fc.tuple(fc.nat(trials), fc.constant(trials)));
  const swapped = {
    a_wins: "b_wins",
    b_wins: "a_wins",
    no_difference: "no_difference",
    invalid: "invalid",
    insufficient: "insufficient",
  };
  fc.assert(
    fc.property(tally, tally, (a, b) => {
      expect(conclude(evidence(b, a)).verdict).toBe(swapped[conclude(evidence(a, b)).verdict]);
    }),
  );
});
