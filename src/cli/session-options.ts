import type { Command } from "commander";
import { Option } from "commander";
import type { SessionLimits } from "../contract/sessions.ts";
import { parseCount, parseMilliseconds } from "./arguments.ts";

/** What was asked for about the states of single clients. */
export interface SessionFlags {
  readonly sessions?: number;
  /** In milliseconds. */
  readonly sessionIdle?: number;
}

/** Adds the flags about sessions. */
export function addSessionOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--sessions <number>",
        "how many clients may have a state of their own by the header X-Contract-Session, 100 by default; 0 for none",
      ).argParser(parseCount),
    )
    .addOption(
      new Option(
        "--session-idle <ms>",
        "forget such a state after this time without a request, 1800000 by default",
      ).argParser(parseMilliseconds),
    );
}

/** The same for a contract. */
export function sessionLimitsOf({ sessions, sessionIdle }: SessionFlags): {
  sessions: Partial<SessionLimits>;
} {
  return {
    sessions: {
      ...(sessions !== undefined && { most: sessions }),
      ...(sessionIdle !== undefined && { idleMs: sessionIdle }),
    },
  };
}
