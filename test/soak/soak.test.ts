import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { TrendSample } from "./memory-trend.ts";
import { ATTACKED, fuzzServer } from "./attacks.ts";
import { findFaults } from "./kill-scenario.ts";
import { trendOf } from "./memory-trend.ts";

const MIB = 2 ** 20;

/** Samples of a heap that has these sizes, in MiB. */
const heaps = (sizes: readonly number[], documents: (at: number) => number = () => 0): TrendSample[] =>
  sizes.map((size, at) => ({ heap: size * MIB, rss: 0, documents: documents(at) }));

test("the short form of the soak finds no fault in any of its servers", { timeout: 120_000 }, async () => {
  const args = ["test/soak/run.ts", "--minutes", "0.04", "--kills", "1", "--seed", "7"];
  const parts = ["service", "churn", "mock", "kills"];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, "--parts", ...parts]);
  expect(stdout).toMatch(/serve, on file: \d+ answers/);
  expect(stdout).toMatch(/deploy a model +\d+ +[\d.]+ +[\d.]+ +[\d.]+/);
  expect(stdout).toMatch(/ended \d+ ms after SIGTERM, [1-9]\d* acknowledged writes looked for/);
  expect(stdout).toMatch(/killed 1 times: [1-9]\d* acknowledged writes looked for, \d+ more were there/);
  expect(stdout).toMatch(/\nNo fault\.\n$/);
});

test("a heap that grows is no flat one, unless documents are kept that take the room", () => {
  const growing = [20, 22, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120];
  expect(trendOf(heaps(growing)).isFlat).toBe(false);
  expect(trendOf(heaps(growing, (at) => at * 10_000)).isFlat).toBe(true);
  expect(trendOf(heaps([10, 20, 40, 41, 60, 40, 41, 40, 42, 61, 40, 41])).isFlat).toBe(true);
});

test("the fuzzers of the soak tell what they tried, and how large the server's heap was", async () => {
  const [pets] = ATTACKED.filter(({ name }) => name === "mock of pets");
  if (!pets) throw new Error("nobody attacks a mock of pets");
  const { tried, faults } = await fuzzServer(pets, "", 0.6, 7);
  expect(tried).toMatch(/^[1-9]\d* cases in 1 s; heap [\d.]+ MiB, then [\d.]+ MiB$/);
  expect(faults).toEqual([]);
});

test("what killing a server must not do is told: models gone, half there, or asked for by nobody", () => {
  const written = { asked: new Set(["a", "b", "c"]), acknowledged: new Set(["a", "b"]) };
  const [models, whole] = [new Map([["b", "1"]]), new Set(["1", "2", "3"])];
  const unheard = new Map([...models, ["a", "2"], ["c", "3"]]);
  expect(findFaults({ models: unheard, versions: whole, events: whole }, written)).toEqual([]);
  expect(findFaults({ models, versions: new Set(), events: whole }, written)).toEqual([
    '1 acknowledged models are gone, "a" among them',
    '1 models have no version or no event, "b" among them',
  ]);
  const strange = new Map([...unheard, ["d", "2"]]);
  expect(findFaults({ models: strange, versions: whole, events: new Set(["1", "2"]) }, written)).toEqual([
    '1 models are there that nobody asked for, "d" among them',
    '1 models have no version or no event, "c" among them',
  ]);
});
