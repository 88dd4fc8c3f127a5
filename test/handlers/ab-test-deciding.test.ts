import { beforeEach, describe, expect, it } from "vitest";
import { type Arm, assign } from "../../handlers/rules/assignment.ts";
import { createModelOps, type ModelOps } from "./model-ops.ts";

const TEST = "ab-test-123";

let ops: ModelOps;
beforeEach(async () => {
  ops = createModelOps();
  await ops.post("models/ab-test", { model_a: "model-1", model_b: "model-2", traffic_split: 50 });
});

/** Records so many outcomes of new units of one arm, every `failing`-th of them a failure. */
async function record(arm: Arm, count: number, failing: number): Promise<void> {
  const first = (await ops.abTest(TEST)).arms[arm].units;
  for (let number = 0, recorded = 0; recorded < count; number++) {
    const unit = `host-${first}-${number}`;
    if (assign(TEST, unit, 50) !== arm) continue;
    recorded++;
    const outcome = { unit, success: recorded % failing !== 0 };
    expect((await ops.post(`ab-tests/${TEST}/outcomes`, outcome)).body).toMatchObject({ arm });
  }
}

const decision = async () => (await ops.abTest(TEST)).decision;

describe("the decision of an A/B test", () => {
  it("is insufficient up to one outcome before the sample is full, and made with the last one", async () => {
    await record("a", 435, 50);
    await record("b", 434, 5);
    expect(await decision()).toMatchObject({ outcome: "insufficient", p_value: null, z: null });
    await record("b", 1, 5);
    const made = await decision();
    expect(made).toMatchObject({ outcome: "a_wins", alpha: 0.05, srm_p_value: 1 });
    expect(made.z).toBeGreaterThan(5);
    expect(made.p_value).toBeLessThan(0.001);
  });

  it("says that B wins with a negative z", async () => {
    await record("a", 435, 5);
    await record("b", 435, 50);
    const made = await decision();
    expect(made.outcome).toBe("b_wins");
    expect(made.z).toBeLessThan(-5);
  });

  it("stays as it was made, whatever is counted afterwards", async () => {
    await record("a", 435, 10);
    await record("b", 435, 10);
    const made = await decision();
    expect(made.outcome).toBe("no_difference");
    await record("b", 150, 1);
    const test = await ops.abTest(TEST);
    expect(test.arms.b).toMatchObject({ units: 585, successes: 392 });
    expect(test.decision).toEqual(made);
  });

  it("is invalid when the units did not come in the split that was asked for", async () => {
    await record("b", 300, 10);
    await record("a", 570, 10);
    const made = await decision();
    expect(made).toMatchObject({ outcome: "invalid", p_value: null, z: null });
    expect(made.srm_p_value).toBeLessThan(0.001);
  });
});
