import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { healthAfterSync, trustAfterSync } from "../../handlers/rules/node-standing.ts";

const now = new Date("2025-12-15T10:00:00Z");
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("a node's health", () => {
  test.each([
    ["the first sync", null, 0.7],
    ["a sync within the hour", "2025-12-15T09:00:00Z", 0.7],
    ["one after two hours", "2025-12-15T08:00:00Z", 0.6],
    ["one after ten hours", "2025-12-15T00:00:00Z", 0.52],
  ])("of 0.625 after %s", (_, lastSync, health) => {
    expect(healthAfterSync(0.625, lastSync, now)).toBeCloseTo(health, 12);
  });

  test("stays between 0 and 1", () => {
    fc.assert(
      fc.property(share, fc.date({ max: now, noInvalidDate: true }), (health, lastSync) => {
        const after = healthAfterSync(health, lastSync.toISOString(), now);
        expect(after).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("a node's trust", () => {
  test.each([
    [
      "points where the others point",
      [2, 0],
      [
        [1, 1],
        [1, -1],
      ],
      0.7,
    ],
    ["goes across", [0, 3], [[5, 0]], 0.6],
    ["goes the opposite way", [-1, -1], [[1, 1]], 0.5],
    ["changes nothing", [0, 0], [[1, 1]], 0.625],
    ["is the only one", [1, 1], [], 0.625],
    ["meets others that have no update yet", [1, 1], [[], []], 0.625],
  ])("of 0.625 when its update %s", (_, direction, others, trust) => {
    expect(trustAfterSync(0.625, direction, others)).toBeCloseTo(trust, 12);
  });

  test("stays between 0 and 1", () => {
    const weight = fc.double({ min: -10, max: 10, noNaN: true });
    const direction = fc.tuple(weight, weight, weight);
    fc.assert(
      fc.property(share, direction, fc.array(direction), (trust, own, others) => {
        const after = trustAfterSync(trust, own, others);
        expect(after).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
      }),
    );
  });
});
