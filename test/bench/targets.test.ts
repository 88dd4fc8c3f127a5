import { expect, test } from "vitest";
import { EXPERIMENTS } from "../../bench/plan.ts";
import type { Quantity, Series, SeriesName } from "../../bench/series.ts";
import type { Target } from "../../bench/targets.ts";
import { judge, TARGETS } from "../../bench/targets.ts";

const name = (server: string): SeriesName => ({
  ...{ experiment: "mock", document: "ModelOps", server, quantity: "requests/s" },
});
const series = (server: string, ...samples: readonly number[]): Series => ({ ...name(server), samples });
const target = (bound: Target["bound"]): Target => ({
  ...{ measured: "ours to theirs", of: name("ours"), to: name("theirs"), bound },
});

test.each([
  ["met", [18, 17, 30], true],
  ["met exactly", [18, 18, 18], true],
  ["missed", [17, 16, 30], false],
])("a least that is %s", (_, samples, met) => {
  const measured = [series("ours", ...samples), series("theirs", 2, 2, 2)];
  expect(judge(target({ least: 9 }), measured).met).toBe(met);
});

test.each([
  ["met", [4, 5, 1], true],
  ["met exactly", [5, 5, 5], true],
  ["missed", [6, 5.1, 1], false],
])("a most that is %s", (_, samples, met) => {
  const measured = [series("ours", ...samples), series("theirs", 10, 10, 10)];
  expect(judge(target({ most: 0.5 }), measured).met).toBe(met);
});

test("a target is neither met nor missed when one of the two was not measured", () => {
  const failed: Series = { ...name("theirs"), samples: [], failure: "did not serve" };
  for (const measured of [[series("ours", 10)], [series("theirs", 10)], [series("ours", 10), failed], []]) {
    const verdict = judge(target({ least: 9 }), measured);
    expect([verdict.met, verdict.seen]).toEqual([undefined, undefined]);
  }
});

test("samples of another document, experiment or quantity are not taken", () => {
  const other: readonly Partial<Series>[] = [
    { document: "GitHub" },
    { experiment: "generated" },
    { quantity: "memory, MiB" },
  ];
  for (const difference of other) {
    const measured = [series("ours", 10), { ...series("theirs", 1), ...difference }];
    expect(judge(target({ least: 9 }), measured).met).toBeUndefined();
  }
});

const kindOf: Readonly<Record<Quantity, string>> = {
  "requests/s": "load",
  "first answer, ms": "start",
  "memory, MiB": "start",
  "highest with children, MiB": "start",
  "request, µs": "handlers",
  "build, ms": "handlers",
};

test("each target asks for something that is measured", () => {
  for (const { of, to } of TARGETS) {
    for (const { experiment, document, server, quantity } of to ? [of, to] : [of]) {
      const found = EXPERIMENTS.find(({ name }) => name === experiment);
      const servers = [found?.own.name, ...(found?.peers ?? []).map((peer) => peer.name), "node:http"];
      expect(found?.documents.map(({ name }) => name)).toContain(document);
      expect(servers).toContain(server);
      expect(found?.kind).toBe(kindOf[quantity]);
    }
  }
});
