import { setTimeout as sleep } from "node:timers/promises";
import { Chance } from "../fuzz/chance.ts";
import type { SoakedServer } from "./soaked-server.ts";
import { startSoaked } from "./soaked-server.ts";
import { memberOf, modelOps, type ServiceStore } from "./scenarios.ts";
import type { Worker } from "./workload.ts";
import { Outcome, runLoad } from "./workload.ts";

/** What came of killing a server over and over. */
export interface KillResult {
  readonly name: string;
  readonly rounds: number;
  readonly acknowledged: number;
  /** Changes that were there although the kill came before their answer. */
  readonly unheard: number;
  /** What must not be. */
  readonly faults: readonly string[];
}

/** How many register models at the same time. */
const WRITERS = 20;

/** A server is killed after so many acknowledged models of a round at most. */
const MOST_OF_ROUND = 60;

/** What writers have asked for and what was acknowledged, by the names of the models. */
export interface Written {
  readonly asked: Set<string>;
  readonly acknowledged: Set<string>;
}

/**
 * Kills a server as a power cut would, among writers, at a moment that chance picks, and starts it again in its place, round
 * after round. Each time all that was acknowledged in any round is looked for, whole, and anything nobody asked for.
 */
export async function killOver(
  store: Exclude<ServiceStore, "memory">,
  place: string,
  rounds: number,
  seed: number,
): Promise<KillResult> {
  const { args } = modelOps(store);
  const chance = new Chance(seed);
  const written: Written = { asked: new Set(), acknowledged: new Set() };
  const faults: string[] = [];
  let found = 0;
  for (let round = 1; round <= rounds && faults.length === 0; round++) {
    using server = await startSoaked(args(place));
    const about = (fault: string) => `in round ${round}: ${fault}`;
    const errors = await killAmongWriters(server, written, round, 1 + chance.below(MOST_OF_ROUND));
    faults.push(...Array.from(errors, ([what, count]) => about(`${count} × ${what}`)));
    using again = await startSoaked(args(place));
    const kept = await readState(again);
    found = kept.models.size;
    faults.push(...findFaults(kept, written).map(about));
    await again.stop();
  }
  const acknowledged = written.acknowledged.size;
  return {
    ...{ name: `serve, on ${store}, killed`, rounds, acknowledged, faults },
    unheard: Math.max(0, found - acknowledged),
  };
}

async function killAmongWriters(
  server: SoakedServer,
  { asked, acknowledged }: Written,
  round: number,
  enough: number,
): Promise<ReadonlyMap<string, number>> {
  const before = acknowledged.size;
  const outcome = new Outcome();
  const killing = new AbortController();
  const workers = Array.from({ length: WRITERS }, (_, writer): Worker => {
    let [count, name] = [0, ""];
    return () => ({
      name: "register a model",
      ask: () => {
        name = `Killed ${round} ${writer} ${++count}`;
        asked.add(name);
        const body = { name, version: "0.1.0", framework: "PyTorch", size: "1MB" };
        return { method: "POST", path: "/api/metrics/models", body };
      },
      isRight: (status) => {
        if (status === 201) acknowledged.add(name);
        return status === 201;
      },
    });
  });
  const load = runLoad(server.url, workers, outcome, killing.signal);
  while (acknowledged.size < before + enough && outcome.errors.size === 0) await sleep(1);
  killing.abort();
  await server.kill();
  await load;
  return outcome.errors;
}

/** What is kept of the models that writers have asked for. */
export interface Kept {
  /** Names, each with the model's id. */
  readonly models: ReadonlyMap<string, string>;
  /** Ids that have their version, and those that have their event. */
  readonly versions: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

async function readState({ url }: SoakedServer): Promise<Kept> {
  const state: unknown = await (await fetch(`${url}/__contract/state`)).json();
  const all = (collection: string): readonly unknown[] => {
    const documents = memberOf(state, "collections", collection);
    if (!Array.isArray(documents)) throw new Error(`the state has no ${collection}`);
    return documents;
  };
  const ours = all("models").filter((model) => String(memberOf(model, "name")).startsWith("Killed "));
  const ofModels = (collection: string) =>
    new Set(all(collection).map((document) => String(memberOf(document, "model_id"))));
  return {
    models: new Map(ours.map((model) => [String(memberOf(model, "name")), String(memberOf(model, "id"))])),
    versions: ofModels("versions"),
    events: ofModels("events"),
  };
}

/** What of that must not be. */
export function findFaults({ models, versions, events }: Kept, { asked, acknowledged }: Written): string[] {
  const lost = [...acknowledged].filter((name) => !models.has(name));
  const strange = [...models.keys()].filter((name) => !asked.has(name));
  const half = [...models].filter(([, id]) => !versions.has(id) || !events.has(id)).map(([name]) => name);
  const tell = (names: readonly string[], what: string) =>
    names.length === 0 ? [] : [`${names.length} ${what}, "${names[0]}" among them`];
  return [
    ...tell(lost, "acknowledged models are gone"),
    ...tell(strange, "models are there that nobody asked for"),
    ...tell(half, "models have no version or no event"),
  ];
}
