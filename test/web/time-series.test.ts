import { expect, test } from "vitest";
import { alignSeries, valueAt, withGaps } from "../../web/src/charts/time-series.ts";
import { asPercentage, inUnit, withPrefix } from "../../web/src/charts/value-format.ts";

const a = { name: "a", points: [point(1, 10), point(3, 30)] };
const b = { name: "b", points: [point(2, 7), point(3, null)] };

test("series with times of their own come over common ones, and a missing value is another thing than none", () => {
  expect(alignSeries([a, b])).toEqual({
    times: [1, 2, 3],
    values: [
      [10, undefined, 30],
      [undefined, 7, null],
    ],
  });
  expect(alignSeries([])).toEqual({ times: [], values: [] });
});

test("a line is broken between points that are too far apart, and nowhere else", () => {
  const points = [point(0, 1), point(10, 2), point(21, 3)];
  expect(withGaps(points, 10)).toEqual([point(0, 1), point(10, 2), point(15.5, null), point(21, 3)]);
  expect(withGaps(points, 11)).toEqual(points);
});

test("the value at a time is the last that was known by then", () => {
  expect(valueAt(a)).toBe(30);
  expect(valueAt(a, 2)).toBe(10);
  expect(valueAt(a, 0)).toBeUndefined();
  expect(valueAt(b)).toBe(7);
});

test("values are written with their units, large ones with a prefix", () => {
  expect(inUnit("ms", 2)(1.234)).toBe("1.23 ms");
  expect(inUnit()(1234)).toBe("1,234");
  expect(asPercentage()(0.4127)).toBe("41.3 %");
  const bytes = withPrefix("B/s");
  expect([0, 999, 1000, 1234, 45_678_901, 7e15].map(bytes)).toEqual([
    ...["0 B/s", "999 B/s", "1 kB/s", "1.2 kB/s", "46 MB/s", "7,000 TB/s"],
  ]);
});

function point(at: number, value: number | null) {
  return { at, value };
}
