import type { Command } from "commander";
import { Option } from "commander";
import { parseTimeLimit } from "./arguments.ts";

/** What a command that listens is told about being watched and being stopped. */
export interface RunningOptions {
  /** Who may read the metrics; nobody counts anything where it is `off`. */
  readonly metrics: "off" | "admin" | "everybody";
  /** How long to say that it is not ready before it closes, in milliseconds. */
  readonly drain: number;
  /** How long closing waits for what is in flight, in milliseconds. */
  readonly stopWithin: number;
}

/** Adds the flags about metrics and stopping. */
export function addRunningOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--metrics <who>", "who may read /metrics; admin is this machine and the admin token")
        .choices(["off", "admin", "everybody"])
        .default("admin"),
    )
    .addOption(
      new Option("--drain <ms>", "when stopping, be not ready for this time before closing")
        .argParser(parseTimeLimit)
        .default(0),
    )
    .addOption(
      new Option("--stop-within <ms>", "when closing, cut off what is not finished after this time")
        .argParser(parseTimeLimit)
        .default(8000),
    );
}
