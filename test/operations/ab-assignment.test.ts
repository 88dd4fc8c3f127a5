import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const PAIR = { model_a: "model-1", model_b: "model-2" };
const UNITS = Array.from({ length: 2000 }, (_, at) => `session-${at}`);

await describeService(
  "the arm of a unit",
  ({ done, reset, advance }) => {
    const armsOf = async (test_id: string, units: readonly string[]) => {
      const arms: string[] = [];
      for (const unit of units) {
        const { arm } = (await done("assignAbTestUnit", { path: { test_id }, query: { unit } })).body;
        arms.push(arm);
      }
      return arms;
    };
    const start = async (traffic_split: number, model_b = PAIR.model_b) =>
      (await done("startAbTest", { body: { ...PAIR, model_b, traffic_split } })).body.test_id;

    test.each([1, 20, 50, 90])("is A for about %i of 100 units", async (split) => {
      const arms = await armsOf(await start(split), UNITS);
      const share = arms.filter((arm) => arm === "a").length / UNITS.length;
      const deviation = Math.sqrt(((split / 100) * (1 - split / 100)) / UNITS.length);
      expect(Math.abs(share - split / 100)).toBeLessThan(3.5 * deviation);
    });

    test("is the same each time, after the test has stopped, and after everything began anew", async () => {
      const units = ["", ...UNITS.slice(0, 50)].map((unit) => `${unit}#ä/?&=%20 '"\\`);
      const test_id = await start(50);
      const first = await armsOf(test_id, units);
      expect(new Set(first)).toEqual(new Set(["a", "b"]));
      expect(await armsOf(test_id, units)).toEqual(first);
      await done("stopAbTest", { path: { test_id } });
      await advance(86_400_000);
      expect(await armsOf(test_id, units)).toEqual(first);
      await reset();
      await start(50);
      expect(await armsOf(test_id, units)).toEqual(first);
    });

    test("in one test says nothing about its arm in another", async () => {
      const [one, other] = [await start(50), await start(50, "model-3")];
      const [first, second] = [await armsOf(one, UNITS), await armsOf(other, UNITS)];
      const same = first.filter((arm, at) => arm === second[at]).length / UNITS.length;
      expect(Math.abs(same - 0.5)).toBeLessThan((3.5 * 0.5) / Math.sqrt(UNITS.length));
    });

    test("stays A when the split gives A more", async () => {
      const arms = [];
      for (const split of [20, 50, 90]) {
        await reset();
        arms.push(await armsOf(await start(split), UNITS.slice(0, 300)));
      }
      const [few = [], half = [], most = []] = arms;
      expect(few.filter((arm, at) => arm === "a" && half[at] === "b")).toEqual([]);
      expect(half.filter((arm, at) => arm === "a" && most[at] === "b")).toEqual([]);
    });
  },
  [{ transport: "handle", store: "memory" }],
);
