import { expect, test } from "vitest";
import { summarise, summariseRatio } from "../../bench/summary.ts";

test("the median of an odd number of samples is the one in the middle", () => {
  expect(summarise([30, 10, 20])).toEqual({ median: 20, min: 10, max: 30 });
});

test("the median of an even number of samples lies between the two in the middle", () => {
  expect(summarise([40, 10, 20, 30])).toEqual({ median: 25, min: 10, max: 40 });
});

test("samples are compared as numbers and left in their order", () => {
  const samples = [1_000, 9, 80];
  expect(summarise(samples)).toMatchObject({ median: 80 });
  expect(samples).toEqual([1_000, 9, 80]);
});

test("nothing measured is no figure", () => {
  expect(summarise([])).toBeUndefined();
});

test("a ratio is taken round by round, not of the medians", () => {
  // The machine was four times as fast in the second round.
  expect(summariseRatio([10, 40, 15], [20, 80, 60])).toEqual({ median: 0.5, min: 0.25, max: 0.5 });
});

test("there is no ratio to a server that was not measured in every round", () => {
  expect(summariseRatio([10, 20], [])).toBeUndefined();
  expect(summariseRatio([10, 20], [10])).toBeUndefined();
  expect(summariseRatio([], [])).toBeUndefined();
});
