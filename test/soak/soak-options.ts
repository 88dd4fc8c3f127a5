import { Command, InvalidArgumentError, Option } from "commander";
import type { ServiceStore } from "./scenarios.ts";

/** What a soak is made of. */
export const PARTS = ["service", "churn", "mock", "kills", "fuzzers", "verify"] as const;

/** One of its parts. */
export type Part = (typeof PARTS)[number];

/** What is asked of a soak. */
export interface SoakOptions {
  readonly minutes: number;
  readonly store: ServiceStore;
  readonly seed: number;
  /** How often the service is killed. */
  readonly kills: number;
  readonly parts: readonly Part[];
}

/** Reads them from the arguments of the process, which ends where something is wrong with them. */
export function readOptions(): SoakOptions {
  const command = new Command("npm run soak --")
    .description(
      "Use servers at full speed for minutes, stop and kill them meanwhile, attack them, and look for anything that is wrong.",
    )
    .option("--minutes <n>", "how long in all, beside starting, killing and verifying", parseNumber, 5)
    .addOption(
      new Option("--store <kind>", "what the service keeps its data in; a PostgreSQL is started for it")
        .choices(["memory", "file", "postgres"])
        .default("file"),
    )
    .option("--kills <n>", "how often the service is killed among writers", parseCount, 10)
    .addOption(
      new Option("--parts <names...>", "these alone, which share the minutes").choices(PARTS).default(PARTS),
    )
    .option("--seed <n>", "the same one asks for the same things", parseNumber, Date.now() % 1_000_000);
  command.parse();
  return command.opts<SoakOptions>();
}

function parseCount(text: string): number {
  const number = parseNumber(text);
  if (Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("It is a whole number above 0.");
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (text !== "" && number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError("It is a number above 0.");
}
