import type { Command } from "commander";
import { Option } from "commander";
import type { DelayRange } from "../mock/delay.ts";
import type { MockOptions } from "../mock/options.ts";
import { parseDelay, parseShare } from "./arguments.ts";

/** What a command was asked to do to its replies on purpose. */
export interface DisturbanceFlags {
  readonly delay?: DelayRange;
  readonly faultRate?: number;
}

/** Adds the flags about replies that are late, or go wrong, on purpose. */
export function addDisturbanceOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--delay <ms>",
        "hold each reply back, always as long (200) or from a range (100..800)",
      ).argParser(parseDelay),
    )
    .addOption(
      new Option("--fault-rate <share>", "let this share of requests fail, from 0 to 1").argParser(
        parseShare,
      ),
    );
}

/** The same as options of a contract. */
export function toDisturbance({ delay, faultRate }: DisturbanceFlags): MockOptions {
  return { ...(delay && { delay }), ...(faultRate !== undefined && { faultRate }) };
}
