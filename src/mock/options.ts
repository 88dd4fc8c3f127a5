import type { DelayRange } from "./delay.ts";

/** How replies are made from the contract alone, and what goes wrong on purpose. All of it is off when left out. */
export interface MockOptions {
  /** Generates every reply, also where the contract has an example. */
  readonly dynamic?: boolean;
  /** Another seed gives other generated replies; the same one always the same. */
  readonly seed?: string;
  /** The language of generated names and texts, as faker calls it: `de`, `pt_BR`. */
  readonly locale?: string;
  /** How long each reply is held back, in milliseconds: always as long, or from a range. */
  readonly delay?: number | DelayRange;
  /** The share of requests that fail on purpose, from 0 to 1. */
  readonly faultRate?: number;
}
