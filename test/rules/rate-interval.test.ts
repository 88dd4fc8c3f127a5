import { expect, test } from "vitest";
import { differenceInterval, rateInterval } from "../../handlers/rules/rate-interval.ts";

test.each([
  { successes: 81, trials: 263, lower: 0.2553, upper: 0.3662 },
  { successes: 15, trials: 148, lower: 0.0624, upper: 0.1605 },
  { successes: 0, trials: 20, lower: 0, upper: 0.1611 },
  { successes: 1, trials: 29, lower: 0.0061, upper: 0.1718 },
])("the interval of $successes in $trials is as Newcombe prints it", ({ successes, trials, ...printed }) => {
  const { lower, upper } = rateInterval({ successes, trials });
  expect(lower).toBeCloseTo(printed.lower, 4);
  expect(upper).toBeCloseTo(printed.upper, 4);
});

test("the interval of a difference is as Newcombe prints it", () => {
  const { lower, upper } = differenceInterval({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
  expect(lower).toBeCloseTo(0.0524, 4);
  expect(upper).toBeCloseTo(0.3339, 4);
});

test("a rate that was never tried can be anything", () => {
  expect(rateInterval({ successes: 0, trials: 0 })).toEqual({ lower: 0, upper: 1 });
});
