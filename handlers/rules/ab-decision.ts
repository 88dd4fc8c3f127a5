import type { Arm } from "./assignment.ts";
import { ALPHA } from "./sample-size.ts";
import { shareTest, type Tally, twoProportionTest } from "./two-proportions.ts";

/** What an A/B test has come to. */
export type AbVerdict = "insufficient" | "invalid" | "a_wins" | "b_wins" | "no_difference";

/** What the decision is made of. */
export interface AbEvidence {
  /** Percent of the units that were to get arm a, 1 … 99. */
  readonly splitToA: number;
  /** Outcomes that each arm needs, fixed when the test started. */
  readonly required: Readonly<Record<Arm, number>>;
  /** Outcomes counted so far. */
  readonly outcomes: Readonly<Record<Arm, Tally>>;
}

/** The decision with the figures it rests on; null where a figure was not due yet. */
export interface AbConclusion {
  readonly verdict: AbVerdict;
  readonly z: number | null;
  readonly pValue: number | null;
  /** How likely counts as uneven as these are if the split works as asked. */
  readonly splitPValue: number | null;
  /** One sentence for people. */
  readonly explanation: string;
}

/**
 * A split less likely than this is taken for broken. Source: Kohavi, Tang, Xu, Trustworthy Online Controlled
 * Experiments, 2020, chapter 21.
 */
export const SPLIT_ALPHA = 0.001;

/**
 * Decides at the sample size that was fixed at the start. The split is checked as soon as as many outcomes are in as
 * both arms need together, so that a test in which one arm starves ends as `invalid` and does not wait for ever.
 */
export function conclude({ splitToA, required, outcomes: { a, b } }: AbEvidence): AbConclusion {
  const total = a.trials + b.trials;
  if (total < required.a + required.b) return insufficient(a, b, required);

  const splitPValue = shareTest(a.trials, total, splitToA / 100).pValue;
  if (splitPValue < SPLIT_ALPHA) {
    const explanation =
      `The split did not come out as asked: arm a has ${a.trials} of ${total} outcomes where ${splitToA} % were ` +
      `expected (p ${shown(splitPValue)}), so that the arms cannot be compared.`;
    return { verdict: "invalid", z: null, pValue: null, splitPValue, explanation };
  }
  if (a.trials < required.a || b.trials < required.b) {
    return { ...insufficient(a, b, required), splitPValue };
  }
  return { ...compare(a, b), splitPValue };
}

function insufficient(a: Tally, b: Tally, required: Readonly<Record<Arm, number>>): AbConclusion {
  const explanation =
    `Not decided yet: arm a has ${a.trials} of ${required.a} needed outcomes, ` +
    `arm b ${b.trials} of ${required.b}.`;
  return { verdict: "insufficient", z: null, pValue: null, splitPValue: null, explanation };
}

function compare(a: Tally, b: Tally): Omit<AbConclusion, "splitPValue"> {
  const { z, pValue } = twoProportionTest(a, b);
  const rates = `${percent(a)} against ${percent(b)} (z ${z.toFixed(2)}, p ${shown(pValue)})`;
  if (pValue >= ALPHA) {
    return { verdict: "no_difference", z, pValue, explanation: `No difference was found: ${rates}.` };
  }
  return z > 0
    ? { verdict: "a_wins", z, pValue, explanation: `Arm a succeeds more often: ${rates}.` }
    : { verdict: "b_wins", z, pValue, explanation: `Arm b succeeds more often: ${rates}.` };
}

function percent({ successes, trials }: Tally): string {
  return `${((successes / trials) * 100).toFixed(1)} %`;
}

function shown(pValue: number): string {
  return pValue < 0.0001 ? "below 0.0001" : `= ${pValue.toFixed(4)}`;
}
