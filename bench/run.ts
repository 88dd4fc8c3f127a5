import { writeFileSync } from "node:fs";
import { cpus, type } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { installPeers } from "./install-peers.ts";
import { CONNECTIONS } from "./load.ts";
import { measureHandlers } from "./measure-handlers.ts";
import { measureStart } from "./measure-start.ts";
import { measureUnderLoad } from "./measure-under-load.ts";
import type { BenchOptions } from "./options.ts";
import { readOptions } from "./options.ts";
import { selectExperiments } from "./plan.ts";
import { reportExperiment, reportTargets } from "./report.ts";
import type { Series } from "./series.ts";
import { judge, TARGETS } from "./targets.ts";

const MEASURES = { load: measureUnderLoad, start: measureStart, handlers: measureHandlers } as const;

// Measures contract-server beside its peers, turn by turn, and holds it against its targets. See README.md.

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  // Commander has told its own.
  if (!(error instanceof CommanderError)) console.error(`bench: ${String(error)}`);
  process.exitCode = error instanceof CommanderError ? error.exitCode && 2 : 1;
}

async function run({ rounds, seconds, json, selection, isWhole }: BenchOptions): Promise<void> {
  const experiments = selectExperiments(selection);
  const begin = performance.now();
  const tellOf = (name: string) => (progress: string) =>
    console.error(`${((performance.now() - begin) / 1000).toFixed(0).padStart(4)} s  ${name}: ${progress}`);
  if (experiments.some(({ peers }) => peers.length > 0)) installPeers(tellOf("peers"));

  const measured: Series[] = [];
  for (const experiment of experiments) {
    const measure = MEASURES[experiment.kind];
    measured.push(...(await measure(experiment, { rounds, seconds, tell: tellOf(experiment.name) })));
  }

  const verdicts = TARGETS.map((target) => judge(target, measured));
  const report = [
    "# Results",
    `Rounds: ${rounds}. A turn under load: ${seconds} s with ${CONNECTIONS} connections. ${describeMachine()}`,
    reportTargets(isWhole ? verdicts : verdicts.filter(({ seen }) => seen)),
    ...experiments.map((experiment) => reportExperiment(experiment, measured)),
  ].join("\n\n");
  console.log(report);
  if (isWhole) writeFileSync(join(import.meta.dirname, "results.md"), `${report}\n`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(measured, undefined, 2)}\n`);
}

function describeMachine(): string {
  const cores = cpus();
  return `Node ${process.versions.node}, ${type()}, ${cores.length} × ${cores[0]?.model ?? "unknown"}.`;
}
