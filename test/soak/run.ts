import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../postgres/start-postgres.ts";
import { ATTACKED, fuzzServer, verifyService } from "./attacks.ts";
import { killOver } from "./kill-scenario.ts";
import { churn, mock, modelOps } from "./scenarios.ts";
import type { Part, SoakOptions } from "./soak-options.ts";
import { readOptions } from "./soak-options.ts";
import { soakScenario } from "./soak-scenario.ts";
import { tellAttack, tellKills, tellScenario } from "./tell.ts";

/** How the parts that take as long as they are given share the minutes. */
const WEIGHTS: Partial<Record<Part, number>> = { service: 10, churn: 4, mock: 3, fuzzers: 3 };

await soak(readOptions());

async function soak({ minutes, store, seed, kills, parts }: SoakOptions): Promise<void> {
  const whole = parts.reduce((sum, part) => sum + (WEIGHTS[part] ?? 0), 0);
  const secondsOf = (part: Part) => (minutes * 60 * (WEIGHTS[part] ?? 0)) / whole;
  const folder = await mkdtemp(join(tmpdir(), "contract-server-soak-"));
  const database = store === "postgres" ? await startPostgres() : undefined;
  const placeOf = (name: string) =>
    database ? `${database.url}postgres?schema=${name}` : join(folder, `${name}-data`);
  const faults: string[] = [];
  const tell = (text: string, found: readonly string[]) => {
    process.stdout.write(`${text}\n\n`);
    faults.push(...found);
  };
  const doPart: Record<Part, () => Promise<void>> = {
    service: () => useServer("service", modelOps(store), placeOf("service")),
    churn: () => useServer("churn", churn, join(folder, "churn")),
    mock: () => useServer("mock", mock, ""),
    kills: async () => {
      if (store === "memory") return;
      const killed = await killOver(store, placeOf("kills"), kills, seed);
      tell(tellKills(killed), killed.faults);
    },
    fuzzers: async () => {
      for (const [at, attacked] of ATTACKED.entries()) {
        const seconds = secondsOf("fuzzers") / ATTACKED.length;
        const fuzzed = await fuzzServer(attacked, join(folder, `fuzzed-${at}`), seconds, seed);
        tell(tellAttack(fuzzed), fuzzed.faults);
      }
    },
    verify: async () => {
      const verified = await verifyService(seed);
      tell(tellAttack(verified), verified.faults);
    },
  };
  async function useServer(part: Part, scenario: typeof mock, place: string): Promise<void> {
    const result = await soakScenario(scenario, place, secondsOf(part), seed);
    tell(tellScenario(result), result.faults);
  }
  try {
    process.stdout.write(`Seed ${seed}, ${minutes} minutes, Node ${process.versions.node}.\n\n`);
    for (const part of parts) await doPart[part]();
  } finally {
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(faults.length === 0 ? "No fault.\n" : `${faults.length} faults.\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
