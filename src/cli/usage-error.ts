import { CommanderError } from "commander";

/** Something that whoever gave the command can put right; `message` says in one line what and how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The message of anything that was thrown, in one line and without a stack. */
export function toLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replaceAll(/\s*\n\s*/g, " ").trim();
  return error instanceof CommanderError ? line.replace(/^error: /, "") : line;
}

/** The code of a system error: `EACCES`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
