import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/index.ts";
import { federatedAverage, type NodeUpdate } from "../../handlers/rules/federated-averaging.ts";
import { accuracyOf, type LabelledCase, train } from "../../handlers/rules/logistic-regression.ts";

const de: NodeUpdate = { nodeId: "node-de-1", weights: [1, -2, 0.5], samples: 300 };
const fr: NodeUpdate = { nodeId: "node-fr-1", weights: [2, 4, 0.5], samples: 100 };

describe("federated averaging", () => {
  test("weighs each node by its samples: three parts of one and one of the other", () => {
    expect(federatedAverage([de, fr])).toEqual({
      weights: [1.25, -0.5, 0.5],
      samples: 400,
      nodeIds: ["node-de-1", "node-fr-1"],
    });
  });

  test.each([
    ["no node", [], "none has"],
    ["one node", [de], "only node-de-1 has"],
  ])("of %s is refused and tells what to do", (_, updates, reason) => {
    expect.assertions(4);
    try {
      federatedAverage(updates);
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({
        status: 409,
        extensions: { current_status: "collecting", required_nodes: 2 },
      });
      expect(String(error)).toContain(reason);
      expect(String(error)).toContain("Sync more nodes first.");
    }
  });

  test("does not take updates of different lengths or without samples", () => {
    expect(() => federatedAverage([de, { ...fr, weights: [1] }])).toThrow("Node node-fr-1 sent 1 weights");
    expect(() => federatedAverage([de, { ...fr, samples: 0 }])).toThrow(RangeError);
  });

  test("lies between the least and the greatest of the nodes' weights, and is their weighted mean", () => {
    const update = fc.record({
      nodeId: fc.constant("node"),
      weights: fc.tuple(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
      ),
      samples: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(update, { minLength: 2, maxLength: 8 }), (updates) => {
        const { weights, samples } = federatedAverage(updates);
        for (const at of [0, 1] as const) {
          const column = updates.map((node) => node.weights[at]);
          const mean = updates.reduce((sum, node) => sum + node.weights[at] * node.samples, 0) / samples;
          expect(weights[at]).toBeCloseTo(mean, 9);
          expect(weights[at]).toBeGreaterThanOrEqual(Math.min(...column) - 1e-9);
          expect(weights[at]).toBeLessThanOrEqual(Math.max(...column) + 1e-9);
        }
      }),
    );
  });
});

describe("a node's training", () => {
  const cases: LabelledCase[] = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2].map((feature) => ({
    features: [feature],
    label: feature > 0 ? 1 : 0,
  }));

  test("takes the step of gradient descent: from zero by the rate times half of the mean of the features' signs", () => {
    // At weights of zero every probability is 1/2, so the gradient is the mean of (1/2 − label) × feature.
    const gradient = -(0.5 + 1 + 1.5 + 2) / 8;
    expect(train([0, 0], cases, 1)[0]).toBeCloseTo(-0.5 * gradient, 12);
    expect(train([0, 0], cases, 1)[1]).toBeCloseTo(0, 12);
  });

  test("learns to tell the cases apart", () => {
    expect(accuracyOf([0, -1], cases)).toBe(0.5);
    expect(accuracyOf(train([0, -1], cases, 50), cases)).toBe(1);
  });

  test("leaves the weights as they are without cases", () => {
    expect(train([0.3, -0.2], [], 5)).toEqual([0.3, -0.2]);
    expect(accuracyOf([0.3, -0.2], [])).toBe(0);
  });
});
