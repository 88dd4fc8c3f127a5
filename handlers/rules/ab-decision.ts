import type { components } from "../contract.gen.ts";
import type { Arm } from "./assignment.ts";
import { ALPHA } from "./sample-size.ts";
import { shareTest, type Tally, twoProportionTest } from "./two-proportions.ts";

/** What an A/B test has come to. */
export type AbVerdict = components["schemas"]["AbTestDecision"]["outcome"];

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
  /** How likely counts as uneven as these are if the split works as asked; null before the check is due. */
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
  const splitIsDue = total >= required.a + required.b;
  const splitPValue = splitIsDue ? shareTest(a.trials, total, splitToA / 100).pValue : null;
  if (splitPValue !== null && splitPValue < SPLIT_ALPHA) {
    const explanation =
      `The split did not come out as asked: A has ${a.trials} of ${total} outcomes where ${splitToA} % were ` +
      `expected (p ${shown(splitPValue)}), so the models cannot be compared.`;
    return { verdict: "invalid", z: null, pValue: null, splitPValue, explanation };
  }
  if (a.trials < required.a || b.trials < required.b) {
    const explanation =
      `A has ${a.trials} of the ${required.a} outcomes that it needs, and B ${b.trials} of ${required.b}: ` +
      `too few to decide.`;
    return { verdict: "insufficient", z: null, pValue: null, splitPValue, explanation };
  }
  return { ...compare(a, b), splitPValue };
}

function compare(a: Tally, b: Tally): Omit<AbConclusion, "splitPValue"> {
  const { z, pValue } = twoProportionTest(a, b);
  const p = `p ${shown(pValue)}`;
  if (pValue >= ALPHA) {
    const explanation = `No difference was found: A succeeds in ${percent(a)}, B in ${percent(b)} (${p}).`;
    return { verdict: "no_difference", z, pValue, explanation };
  }
  return z > 0
    ? {
        verdict: "a_wins",
        z,
        pValue,
        explanation: `A succeeds more often: ${percent(a)} against ${percent(b)} (${p}).`,
      }
    : {
        verdict: "b_wins",
        z,
        pValue,
        explanation: `B succeeds more often: ${percent(b)} against ${percent(a)} (${p}).`,
      };
}

function percent({ successes, trials }: Tally): string {
  return `${((successes / trials) * 100).toFixed(1)} %`;
}

function shown(pValue: number): string {
  return pValue < 0.0001 ? "below 0.0001" : `= ${pValue.toFixed(4)}`;
}
