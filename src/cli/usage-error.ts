import { CommanderError } from "commander";
import { oneLine } from "../adapters/modules/one-line.ts";

/** Something that whoever gave the command can put right; `message` says in one line what and how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The message of anything that was thrown, in one line and without a stack. */
export function toLine(error: unknown): string {
  const line = oneLine(error);
  return error instanceof CommanderError ? line.replace(/^error: /, "") : line;
}

/** The code of a system error: `EACCES`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
