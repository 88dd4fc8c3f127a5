import { setTimeout as sleep } from "node:timers/promises";
import { samplesOf } from "../adapters/metrics/scraped.ts";
import type { Trend, TrendSample } from "./memory-trend.ts";
import { trendOf } from "./memory-trend.ts";
import type { Scenario } from "./scenarios.ts";
import type { SoakedServer } from "./soaked-server.ts";
import { startSoaked } from "./soaked-server.ts";
import { Outcome, runLoad } from "./workload.ts";

/** How many samples of the memory are taken. */
const SAMPLES = 12;

/** Longer than this no server may take to end, in milliseconds. */
const MOST_TO_STOP_MS = 10_000;

/** What came of a scenario. */
export interface ScenarioResult {
  readonly name: string;
  readonly seconds: number;
  readonly outcome: Outcome;
  readonly trend: Trend;
  /** In milliseconds. */
  readonly stopped: number;
  readonly acknowledged: number;
  /** The largest that the journal was seen, in bytes, and how often a snapshot has replaced it. */
  readonly journal: { readonly most: number; readonly compactions: number };
  /** What must not be. */
  readonly faults: readonly string[];
}

/**
 * Lets readers and writers use a server for some seconds, stops it while they do, and starts it again to look for all that
 * was acknowledged.
 */
export async function soakScenario(
  scenario: Scenario,
  store: string,
  seconds: number,
  seed: number,
): Promise<ScenarioResult> {
  const acknowledged: string[] = [];
  const outcome = new Outcome();
  const stopping = new AbortController();
  using server = await startSoaked(scenario.args(store));
  const workers = scenario.workers(seed, (id) => void acknowledged.push(id));
  const load = runLoad(server.url, workers, outcome, stopping.signal);
  const samples: TrendSample[] = [];
  const journal = { most: 0, compactions: 0 };
  for (let at = 0; at < SAMPLES; at++) {
    await sleep((seconds * 1000) / SAMPLES);
    const figures = await readFigures(server);
    journal.most = Math.max(journal.most, figures.journal);
    journal.compactions = figures.compactions;
    samples.push({ ...(await server.memory()), documents: figures.documents });
  }
  // The load goes on until the server has ended, and who asks from now on may be left without an answer.
  stopping.abort();
  const ending = await server.stop();
  await load;
  const trend = trendOf(samples);
  const lost = scenario.isLasting ? await findLost(scenario, store, acknowledged) : [];
  const faults = [
    ...Array.from(outcome.errors, ([what, count]) => `${count} × ${what}`).slice(0, 10),
    ...(trend.isFlat ? [] : [`the heap has grown from ${mib(trend.before)} to ${mib(trend.after)}`]),
    ...(ending.code === 0 ? [] : [`it ended with ${String(ending.code)}: ${ending.stderr}`]),
    ...(ending.took <= MOST_TO_STOP_MS ? [] : [`it took ${Math.round(ending.took)} ms to end`]),
    ...(lost.length === 0 ? [] : [`${lost.length} acknowledged writes are gone, ${lost[0]} among them`]),
  ];
  const counts = { acknowledged: acknowledged.length, stopped: ending.took };
  return { name: scenario.name, seconds, outcome, trend, ...counts, journal, faults };
}

async function findLost(
  scenario: Scenario,
  store: string,
  acknowledged: readonly string[],
): Promise<readonly string[]> {
  using again = await startSoaked(scenario.args(store));
  const state = await (await fetch(`${again.url}/__contract/state`)).text();
  await again.stop();
  const kept = new Set(state.match(/"id":"[^"]*"/g));
  return acknowledged.filter((id) => !kept.has(`"id":"${id}"`));
}

/** What a server tells of its store. */
export async function readFigures({ url }: SoakedServer) {
  const samples = samplesOf(await (await fetch(`${url}/metrics`)).text());
  const sum = (name: string) =>
    [...samples]
      .filter(([key]) => key.replace(/\{.*/, "") === `contract_server_${name}`)
      .reduce((total, [, value]) => total + value, 0);
  return {
    documents: sum("store_documents"),
    journal: sum("store_journal_bytes"),
    compactions: sum("store_compactions_total"),
  };
}

/** Bytes for people. */
export function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
