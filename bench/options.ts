import { Command, InvalidArgumentError, Option } from "commander";
import { EXPERIMENTS } from "./plan.ts";
import type { Selection } from "./plan.ts";
import { GITHUB, GITHUB_SEVEN, MODEL_OPS } from "./documents.ts";
import { PEERS } from "./servers.ts";

/** What a run was asked for. */
export interface BenchOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly json?: string;
  readonly selection: Selection;
  /** Whether all is measured, so that the results are worth keeping. */
  readonly isWhole: boolean;
}

/** Reads the command line. @throws CommanderError for anything that is not understood, with the way out in its line. */
export function readOptions(args: readonly string[]): BenchOptions {
  const command = new Command("npm run bench --")
    .description("Measure contract-server beside its peers, and hold it against its targets.")
    .option("--rounds <n>", "how many turns each server has", parseCount, 5)
    .option("--seconds <n>", "how long each turn under load is", parseCount, 2)
    .addOption(
      choice(
        "--only <experiment>",
        "measure this only",
        EXPERIMENTS.map(({ name }) => name),
      ),
    )
    .addOption(
      choice("--document <name>", "with this document only", [
        MODEL_OPS.name,
        GITHUB.name,
        GITHUB_SEVEN.name,
      ]),
    )
    .addOption(choice("--beside <peer>", "beside this peer only, or none of them", [...PEERS, "none"]))
    .option("--json <file>", "also write all samples to this file")
    .addHelpText(
      "after",
      "\n--only, --document and --beside are repeatable, and leave bench/results.md as it is.",
    )
    .exitOverride();
  command.parse(args, { from: "user" });
  const { rounds, seconds, json, only, document, beside } = command.opts<ReadOptions>();
  return {
    ...{ rounds, seconds, json },
    selection: { experiments: only, documents: document, peers: beside },
    isWhole: [only, document, beside].every((chosen) => chosen === undefined),
  };
}

interface ReadOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly json?: string;
  readonly only?: readonly string[];
  readonly document?: readonly string[];
  readonly beside?: readonly string[];
}

function choice(flags: string, description: string, names: readonly string[]): Option {
  const parse = (text: string, before: readonly string[] = []) => {
    const chosen = names.find((name) => name.toLowerCase() === text.toLowerCase());
    if (chosen === undefined) throw new InvalidArgumentError(`It is one of: ${names.join(", ")}.`);
    return [...before, chosen];
  };
  return new Option(flags, `${description}: ${names.join(", ")}`).argParser(parse);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1) return count;
  throw new InvalidArgumentError("It is a whole number from 1.");
}
