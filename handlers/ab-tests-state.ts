import type { Collections } from "../src/index.ts";
import type { components } from "./contract.gen.ts";

type Wire = components["schemas"];

/**
 * An A/B test with its counts. Its decision is made anew with each outcome until it is another one than
 * `insufficient`, and stays then: looking again with every further outcome would find differences that are none.
 */
export interface AbTestDocument extends Readonly<Wire["AbTest"]> {
  /** Its number in the order of starting. */
  readonly sequence: number;
  /** Both models in one text, the same in either order, as `pairOf` makes it. */
  readonly pair: string;
}

/** A unit's outcome in an A/B test. */
export interface OutcomeDocument extends Readonly<Omit<Wire["AbTestOutcome"], "status">> {
  /** Test and unit together, as `keyOfOutcome` makes it. */
  readonly key: string;
}

/** What the handlers of A/B tests keep. */
export interface AbTestsState {
  abTests: AbTestDocument;
  outcomes: OutcomeDocument;
}

/** How these documents are kept. */
export const abTestsCollections: Collections<AbTestsState> = {
  abTests: {
    id: "test_id",
    columns: { pair: "text", status: "text", model_a: "text", model_b: "text", sequence: "integer" },
    indexes: ["pair", ["status", "sequence"], ["model_a", "sequence"], ["model_b", "sequence"], "sequence"],
  },
  outcomes: { id: "key" },
};

/** Two models in one text, the same in either order. */
export function pairOf(model: string, other: string): string {
  return [model, other].sort().join("|");
}

/** The id of an outcome's document. No test's id holds a slash, whatever the unit holds. */
export function keyOfOutcome(testId: string, unit: string): string {
  return `${testId}/${unit}`;
}
