import { format } from "prettier";
import { expect, test } from "vitest";
import { EXPERIMENTS } from "../../bench/plan.ts";
import { reportExperiment, reportTargets } from "../../bench/report.ts";
import type { Series } from "../../bench/series.ts";
import { judge, TARGETS } from "../../bench/targets.ts";

const [mock] = EXPERIMENTS;
if (!mock) throw new Error("there is no experiment");

const series = (server: string, samples: readonly number[], failure?: string): Series => ({
  ...{ experiment: "mock", document: "ModelOps", server, quantity: "requests/s", samples, failure },
  serverBusy: samples.map(() => 0.98),
  generatorBusy: samples.map(() => 0.5),
});
const measured = [
  series("contract-server", [30_000, 40_000]),
  series("node:http", [40_000, 50_000]),
  series("Prism", [3_000, 4_000]),
  series("Scalar", [], "Scalar did not serve: out of memory"),
];
const cellsOf = (report: string, first: string) =>
  report
    .split("\n")
    .find((line) => line.includes(`| ${first}`))
    ?.split("|")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");

test("a server's row has its figure, what ours is to it, and its share of node:http", () => {
  expect(cellsOf(reportExperiment(mock, measured), "ModelOps | Prism")).toEqual([
    ...["ModelOps", "Prism", "3,500", "3,000 – 4,000", "10 ×", "0.0775", "286", "0.98", "0.50"],
  ]);
});

test("a server that did not serve has no figures, and its reason below the table", () => {
  const report = reportExperiment(mock, measured);
  expect(cellsOf(report, "ModelOps | Scalar")?.slice(2)).toEqual(["–", "–", "–", "–", "–", "–", "–"]);
  expect(report).toMatch(/^- Scalar, ModelOps: Scalar did not serve: out of memory$/m);
});

test("each target says what was seen, and whether that is enough", () => {
  const report = reportTargets(TARGETS.map((target) => judge(target, measured)));
  expect(cellsOf(report, "mock, list from its example")).toEqual([
    ...["mock, list from its example, to node:http", "≥ 0.65", "0.775", "0.75 – 0.80", "yes"],
  ]);
  expect(cellsOf(report, "mock, to Scalar, ModelOps")?.slice(1)).toEqual(["≥ 9", "–", "–", "not measured"]);
});

test("a report is Markdown as the project formats it", async () => {
  const targets = reportTargets(TARGETS.map((target) => judge(target, measured)));
  const report = `# Results\n\n${targets}\n\n${reportExperiment(mock, measured)}\n`;
  expect(await format(report, { parser: "markdown" })).toBe(report);
});
