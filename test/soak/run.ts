import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { startPostgres } from "../postgres/start-postgres.ts";
import { fuzzService, verifyService } from "./attacks.ts";
import { churn, mock, modelOps } from "./scenarios.ts";
import { soakScenario } from "./soak-scenario.ts";
import { tellAttack, tellScenario } from "./tell.ts";

interface SoakOptions {
  readonly minutes: number;
  readonly store: "memory" | "file" | "postgres";
  readonly seed: number;
  /** False for `--no-attacks`. */
  readonly attacks: boolean;
}

/** The share of the time that each of three servers and the fuzzer has. */
const SHARES = { service: 0.5, churn: 0.2, mock: 0.15, fuzzer: 0.15 };

await soak(readOptions());

async function soak({ minutes, store, seed, attacks }: SoakOptions): Promise<void> {
  const seconds = minutes * 60;
  const folder = await mkdtemp(join(tmpdir(), "contract-server-soak-"));
  const database = store === "postgres" ? await startPostgres() : undefined;
  const faults: string[] = [];
  const tell = (text: string, found: readonly string[]) => {
    process.stdout.write(`${text}\n\n`);
    faults.push(...found);
  };
  try {
    process.stdout.write(`Seed ${seed}, ${minutes} minutes, Node ${process.versions.node}.\n\n`);
    const place = database ? `${database.url}postgres` : join(folder, "service");
    for (const [scenario, at, share] of [
      [modelOps(store), place, SHARES.service],
      [churn, join(folder, "churn"), SHARES.churn],
      [mock, "", SHARES.mock],
    ] as const) {
      const result = await soakScenario(scenario, at, seconds * share, seed);
      tell(tellScenario(result), result.faults);
    }
    if (attacks) {
      const fuzzed = await fuzzService(seconds * SHARES.fuzzer, seed);
      tell(tellAttack(fuzzed), fuzzed.faults);
      const verified = await verifyService(seed);
      tell(tellAttack(verified), verified.faults);
    }
  } finally {
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(faults.length === 0 ? "No fault.\n" : `${faults.length} faults.\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

function readOptions(): SoakOptions {
  const command = new Command("npm run soak --")
    .description(
      "Use servers at full speed for minutes, stop them meanwhile, and look for anything that is wrong.",
    )
    .option("--minutes <n>", "how long in all, beside starting and verifying", parseNumber, 5)
    .addOption(
      new Option("--store <kind>", "what the service keeps its data in")
        .choices(["memory", "file", "postgres"])
        .default("file"),
    )
    .option("--seed <n>", "the same one asks for the same things", parseNumber, Date.now() % 1_000_000)
    .option("--no-attacks", "without the fuzzer and the verification");
  command.parse();
  return command.opts<SoakOptions>();
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (text !== "" && number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError("It is a number above 0.");
}
