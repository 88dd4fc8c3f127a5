import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { Waiting } from "./reach-provider.ts";

/** What `verify` was asked for about the run as a whole. */
export interface RunFlags {
  /** A file in PEM. */
  readonly ca?: string;
  readonly waitFor?: Waiting;
  /** A file. */
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly dryRun?: true;
  readonly listChecks?: true;
  /** A file; false for none at all. */
  readonly config?: string | false;
}

/** Adds the flags about how the provider is reached, what is known of it, and where flags come from. */
export function addRunOptions(command: Command): Command {
  return command
    .option("--ca <file>", "trust this certificate too, in PEM: the provider's, or its issuer's")
    .addOption(
      new Option(
        "--wait-for <url|seconds>",
        "wait until the provider, or this URL, is ready: 60 seconds, or so many; repeatable",
      ).argParser(collectWaiting),
    )
    .option("--baseline <file>", "findings that this file has are known, and fail nothing")
    .option("--update-baseline", "write what is found into that file")
    .option("--dry-run", "print the cases, and send nothing")
    .option("--list-checks", "print all checks, with what each holds a provider to")
    .option(
      "--config <file>",
      'take flags from the section "verify" of this file (default: contract-server.yaml, .yml or .json, if there)',
    )
    .option("--no-config", "take flags from no file");
}

const DAY_SECONDS = 86_400;

function collectWaiting(text: string, before: Waiting = {}): Waiting {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= DAY_SECONDS) return { ...before, seconds };
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
    return { ...before, url: new URL(text) };
  throw new InvalidArgumentError(
    `It is a number of seconds from 1 to ${DAY_SECONDS}, or an address like http://localhost:8000/health.`,
  );
}
