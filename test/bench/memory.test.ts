import { expect, test } from "vitest";
import { familyOf } from "../../bench/memory.ts";

const process = (pid: number, parent: number) => ({ pid, parent, resident: pid });

test("a server's memory is its own and that of all it has started, and of nobody else", () => {
  const all = [process(12, 11), process(10, 1), process(20, 1), process(11, 10), process(21, 20)];
  expect(familyOf(10, all).map(({ pid }) => pid)).toEqual([10, 11, 12]);
});

test("a server that has ended has none", () => {
  expect(familyOf(10, [process(20, 1)])).toEqual([]);
});
