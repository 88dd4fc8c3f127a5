import type { Direction } from "../../contract/schemas/direction.ts";

/**
 * What a change means to a client that keeps to the old document: it fails, it may fail (the document does not say enough
 * to know), or it goes on.
 */
export type Level = "breaking" | "warning" | "info";

/** The levels, worst first. */
export const LEVELS: readonly Level[] = ["breaking", "warning", "info"];

/** What a change does to the set of values that the contract allows; `violation` breaks a promise of another kind. */
export type Effect = "narrows" | "widens" | "incomparable" | "unknown" | "violation" | "none";

/** One thing that may change between two documents, with what it does. */
export interface Rule {
  readonly effect: Effect;
  /** Ends a sentence that begins with what has changed: "… became required". */
  readonly means: string;
  /** Which way what has changed goes; a rule about neither has the same level everywhere. */
  readonly direction?: Direction;
  /** Whether it is about properties alone, and not about a body, parameter or header as a whole. */
  readonly isOfProperties?: true;
  /** Levels that do not follow from the effect. */
  readonly levels?: Readonly<Partial<Record<Direction, Level>>>;
}

const NARROWED: Readonly<Record<Direction, Level>> = { request: "breaking", reply: "info" };
const WIDENED: Readonly<Record<Direction, Level>> = { request: "info", reply: "breaking" };

/**
 * The level of a change to what goes one way. Clients write requests, so that taking less of them breaks; they read
 * replies, so that sending more than was promised breaks.
 */
export function levelOf({ effect, levels }: Rule, direction: Direction): Level {
  const exception = levels?.[direction];
  if (exception) return exception;
  if (effect === "narrows") return NARROWED[direction];
  if (effect === "widens") return WIDENED[direction];
  if (effect === "unknown") return "warning";
  return effect === "none" ? "info" : "breaking";
}

/** The other way. */
export function opposite(direction: Direction): Direction {
  return direction === "request" ? "reply" : "request";
}
