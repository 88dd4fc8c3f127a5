import { murmur3 } from "./murmur3.ts";

/** One of the two sides of an A/B test. */
export type Arm = "a" | "b";

/**
 * The place of a unit in a test, from 0 up to 100 (100 left out): always the same for the same test and unit, spread
 * evenly over the units, and unrelated to the place of the same unit in another test.
 */
export function bucketOf(testId: string, unit: string): number {
  return (murmur3(`${testId}/${unit}`) / 2 ** 32) * 100;
}

/** The arm a unit gets; `splitToA` percent of all units get arm a. */
export function assign(testId: string, unit: string, splitToA: number): Arm {
  return bucketOf(testId, unit) < splitToA ? "a" : "b";
}
