import { expect, test } from "vitest";
import { takeTurns } from "../../bench/rounds.ts";

const quiet = () => undefined;

/** Contestants that write down when it was their turn, and whose sample is the number of that turn. */
function contestants(order: string[], ...names: readonly string[]) {
  return names.map((name) => ({ name, take: async () => order.push(name) }));
}

test("each takes one turn in each round, and every other round goes backwards", async () => {
  const order: string[] = [];
  await takeTurns(contestants(order, "a", "b", "c"), 3, quiet);
  expect(order.join("")).toBe("abc" + "cba" + "abc" + "cba");
});

test("the first round is not counted", async () => {
  const outcomes = await takeTurns(contestants([], "a", "b"), 2, quiet);
  expect(outcomes).toEqual([{ samples: [4, 5] }, { samples: [3, 6] }]);
});

test("one turn begins when the one before has ended", async () => {
  const open = new Set<string>();
  const take = async (name: string) => {
    expect([...open]).toEqual([]);
    open.add(name);
    await new Promise(setImmediate);
    open.delete(name);
    return name;
  };
  const outcomes = await takeTurns(
    ["a", "b"].map((name) => ({ name, take: () => take(name) })),
    1,
    quiet,
  );
  expect(outcomes).toEqual([{ samples: ["a"] }, { samples: ["b"] }]);
});

test("whoever fails has no samples and no more turns, and the others go on", async () => {
  const order: string[] = [];
  const [good, bad] = contestants(order, "good", "bad");
  const failing = {
    name: "bad",
    take: async () => {
      if ((await bad?.take()) === 3) throw new Error("answered with 500");
      return 0;
    },
  };
  const told: string[] = [];
  const outcomes = await takeTurns([good ?? failing, failing], 2, (line) => told.push(line));
  expect(outcomes).toEqual([{ samples: [4, 5] }, { samples: [], failure: "answered with 500" }]);
  expect(order).toEqual(["good", "bad", "bad", "good", "good"]);
  expect(told).toContain("bad: answered with 500");
});
