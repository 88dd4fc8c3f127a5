import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { TrendSample } from "./memory-trend.ts";
import { trendOf } from "./memory-trend.ts";

const MIB = 2 ** 20;

/** Samples of a heap that has these sizes, in MiB. */
const heaps = (sizes: readonly number[], documents: (at: number) => number = () => 0): TrendSample[] =>
  sizes.map((size, at) => ({ heap: size * MIB, rss: 0, documents: documents(at) }));

test("the short form of the soak finds no fault in any of its servers", { timeout: 120_000 }, async () => {
  const args = ["test/soak/run.ts", "--minutes", "0.04", "--no-attacks", "--seed", "7"];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toMatch(/serve, on file: \d+ answers/);
  expect(stdout).toMatch(/deploy a model +\d+ +[\d.]+ +[\d.]+ +[\d.]+/);
  expect(stdout).toMatch(/ended \d+ ms after SIGTERM, [1-9]\d* acknowledged writes looked for/);
  expect(stdout).toMatch(/\nNo fault\.\n$/);
});

test("a heap that grows is no flat one, unless documents are kept that take the room", () => {
  const growing = [20, 22, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120];
  expect(trendOf(heaps(growing)).isFlat).toBe(false);
  expect(trendOf(heaps(growing, (at) => at * 10_000)).isFlat).toBe(true);
  expect(trendOf(heaps([10, 20, 40, 41, 60, 40, 41, 40, 42, 61, 40, 41])).isFlat).toBe(true);
});
