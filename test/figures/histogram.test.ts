import { expect, test } from "vitest";
import { fc } from "../property.ts";
import { Histogram } from "../../src/figures/histogram.ts";

test("a value on a bound belongs to it, one beyond the last is in the sum and the count alone", () => {
  const histogram = new Histogram([1, 2]);
  for (const value of [0, 1, 1.5, 2, 3]) histogram.observe(value);
  expect(histogram.cumulated()).toEqual([2, 4]);
  expect([histogram.count, histogram.sum]).toEqual([5, 7.5]);
});

test("of any values, it knows how many are no larger than each bound", () => {
  const values = fc.array(fc.double({ min: 0, max: 20, noNaN: true }));
  fc.assert(
    fc.property(values, (all) => {
      const histogram = new Histogram();
      for (const value of all) histogram.observe(value);
      const expected = histogram.bounds.map((bound) => all.filter((value) => value <= bound).length);
      expect(histogram.cumulated()).toEqual(expected);
      expect(histogram.count).toBe(all.length);
    }),
  );
});
