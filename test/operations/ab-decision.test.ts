import { expect, test } from "vitest";
import { describeService } from "./service.ts";

/** The running test of the fixtures: each arm needs 435 outcomes, A has 410 and B 398. */
const path = { test_id: "ab-test-122" };
const SHORT_OF = { a: 25, b: 37 };

await describeService("the decision of an A/B test", ({ done }) => {
  const read = async () => (await done("getAbTest", { path })).body;
  /** Records so many further outcomes for each arm, all of them successes or none. */
  const record = async (wanted: { a: number; b: number }, success: { a: boolean; b: boolean }) => {
    const left = { ...wanted };
    for (let number = 1; left.a + left.b > 0; number++) {
      const unit = `further-${number}`;
      const { arm } = (await done("assignAbTestUnit", { path, query: { unit } })).body;
      if (left[arm] === 0) continue;
      left[arm]--;
      await done("recordAbTestOutcome", { path, body: { unit, success: success[arm] } });
    }
  };

  test("waits for the last outcome that was fixed at the start", async () => {
    await record({ a: SHORT_OF.a, b: SHORT_OF.b - 1 }, { a: true, b: false });
    expect((await read()).decision).toMatchObject({ outcome: "insufficient", p_value: null, z: null });
    expect((await read()).decision.explanation).toContain("434 of 435");
  });

  test.each([
    ["a_wins", { a: true, b: false }, "A succeeds more often"],
    ["b_wins", { a: false, b: true }, "B succeeds more often"],
    ["no_difference", { a: true, b: true }, "No difference"],
  ] as const)("is %s by a z-test of the two shares", async (outcome, success, words) => {
    await record(SHORT_OF, success);
    const { arms, decision } = await read();
    expect([arms.a.units, arms.b.units]).toEqual([435, 435]);
    expect(decision.outcome).toBe(outcome);
    expect(decision.explanation).toContain(words);
    const z = zOf(arms.a, arms.b);
    expect(decision.z).toBeCloseTo(z, 4);
    expect(decision.p_value).toBeCloseTo(2 * tailOf(Math.abs(z)), 4);
    expect(decision.srm_p_value).toBe(1);
  });

  test("is invalid when the units did not come out in the split asked for", async () => {
    await record({ a: 100, b: 0 }, { a: true, b: true });
    const { arms, decision } = await read();
    expect([arms.a.units, arms.b.units]).toEqual([510, 398]);
    expect(decision).toMatchObject({ outcome: "invalid", p_value: null, z: null });
    expect(decision.srm_p_value).toBeLessThan(0.001);
  });

  test("stays, with its counts, when the test is stopped", async () => {
    await record(SHORT_OF, { a: true, b: false });
    const { arms, decision } = await read();
    expect((await done("stopAbTest", { path })).body).toMatchObject({ status: "stopped", arms, decision });
  });
});

interface Arm {
  readonly units: number;
  readonly successes: number;
}

/** The z score of two proportions, pooled. */
function zOf(a: Arm, b: Arm): number {
  const pooled = (a.successes + b.successes) / (a.units + b.units);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.units + 1 / b.units));
  return (a.successes / a.units - b.successes / b.units) / error;
}

/** The normal distribution's share above `z`, by Simpson's rule. */
function tailOf(z: number): number {
  const steps = 2000;
  const width = 10 / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return Array.from({ length: steps + 1 }, (_, at) => {
    const weight = at === 0 || at === steps ? 1 : at % 2 === 1 ? 4 : 2;
    return (weight * density(z + at * width) * width) / 3;
  }).reduce((sum, part) => sum + part, 0);
}
