import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { assign, bucketOf } from "../../handlers/rules/assignment.ts";
import { murmur3 } from "../../handlers/rules/murmur3.ts";

describe("murmur3", () => {
  test.each([
    ["", 0, 0x00000000],
    ["", 1, 0x514e28b7],
    ["", 0xffffffff, 0x81f16f39],
    ["aaaa", 0x9747b28c, 0x5a97808a],
    ["aaa", 0x9747b28c, 0x283e0130],
    ["aa", 0x9747b28c, 0x5d211726],
    ["a", 0x9747b28c, 0x7fa09ea6],
    ["abcd", 0x9747b28c, 0xf0478627],
    ["abc", 0x9747b28c, 0xc84a62dd],
    ["ab", 0x9747b28c, 0x74875592],
    ["Hello, world!", 0x9747b28c, 0x24884cba],
    ["ππππππππ", 0x9747b28c, 0xd58063c1],
    ["The quick brown fox jumps over the lazy dog", 0x9747b28c, 0x2fa826cd],
  ])("gives the published value for %j with seed %i", (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash);
  });
});

describe("the arm of a unit", () => {
  test("is the same each time it is asked for", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 99 }), (testId, unit, split) => {
        expect(assign(testId, unit, split)).toBe(assign(testId, unit, split));
        const bucket = bucketOf(testId, unit);
        expect(bucket).toBeGreaterThanOrEqual(0);
        expect(bucket).toBeLessThan(100);
      }),
    );
  });

  test("stays a when a's share grows", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 98 }), (unit, split) => {
        if (assign("ab-test-1", unit, split) === "a") expect(assign("ab-test-1", unit, split + 1)).toBe("a");
      }),
    );
  });

  test("is spread evenly over units that differ by a number only", () => {
    const buckets = Array.from({ length: 100 }, () => 0);
    const units = 100_000;
    for (let unit = 0; unit < units; unit++) {
      const bucket = Math.floor(bucketOf("ab-test-123", `unit-${unit}`));
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    const expected = units / 100;
    const chiSquare = buckets.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // The 0.999 quantile of the chi-square distribution with 99 degrees of freedom.
    expect(chiSquare).toBeLessThan(148.23);
  });

  test("in one test says nothing about the arm in another", () => {
    const units = Array.from({ length: 20_000 }, (_, at) => `unit-${at}`);
    const both = units.filter((unit) => assign("ab-test-1", unit, 50) === assign("ab-test-2", unit, 50));
    // Four standard deviations around one half.
    expect(Math.abs(both.length - 10_000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.25));
  });
});
