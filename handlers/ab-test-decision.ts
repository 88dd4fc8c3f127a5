import type { components } from "./contract.gen.ts";
import { conclude } from "./rules/ab-decision.ts";
import type { Arm } from "./rules/assignment.ts";
import { roundedTo } from "./rules/rounding.ts";
import { ALPHA } from "./rules/sample-size.ts";

type Wire = components["schemas"];

/** The part of a test that its decision is made of. */
export type Evidence = Readonly<Pick<Wire["AbTest"], "traffic_split" | "required_sample_size" | "arms">>;

/** What the counts of a test say, as the wire has it. */
export function decide({ traffic_split, required_sample_size, arms }: Evidence): Wire["AbTestDecision"] {
  const { verdict, z, pValue, splitPValue, explanation } = conclude({
    splitToA: traffic_split,
    required: required_sample_size,
    outcomes: { a: tallyOf(arms.a), b: tallyOf(arms.b) },
  });
  return {
    outcome: verdict,
    p_value: shown(pValue),
    z: shown(z),
    srm_p_value: shown(splitPValue),
    alpha: ALPHA,
    explanation,
  };
}

/** The arm of a model before there is an outcome. */
export function emptyArm(modelId: string): Wire["AbTestArm"] {
  return { model_id: modelId, units: 0, successes: 0, rate: null };
}

/** The arms with one more outcome; rates are rounded to four decimals. */
export function countOutcome(
  arms: Wire["AbTest"]["arms"],
  arm: Arm,
  success: boolean,
): Wire["AbTest"]["arms"] {
  const units = arms[arm].units + 1;
  const successes = arms[arm].successes + (success ? 1 : 0);
  const rate = Math.round((successes / units) * 10_000) / 10_000;
  return { ...arms, [arm]: { ...arms[arm], units, successes, rate } };
}

function shown(figure: number | null): number | null {
  return figure === null ? null : roundedTo(6, figure);
}

function tallyOf({ units, successes }: Wire["AbTestArm"]) {
  return { trials: units, successes };
}
