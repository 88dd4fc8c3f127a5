import type { Schemas } from "../../api/client.ts";

/** What names the two sides of a test. */
export interface SideNames {
  readonly a: string;
  readonly b: string;
}

type Outcome = Schemas["AbTestDecision"]["outcome"];

const VERDICTS: Readonly<Record<Outcome, (names: SideNames) => string>> = {
  insufficient: () => "Too early to decide",
  invalid: () => "Cannot be decided: the split went wrong",
  a_wins: ({ a }) => `${a} does better`,
  b_wins: ({ b }) => `${b} does better`,
  no_difference: () => "No difference found",
};

/** A decision in a few words. */
export function verdictOf({ outcome }: Schemas["AbTestDecision"], names: SideNames): string {
  return VERDICTS[outcome](names);
}
