import { CommanderError } from "commander";
import { oneLine } from "../adapters/modules/one-line.ts";

/** Something that whoever gave the command can put right; `message` says in one line what and how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A user and a password before the host of an address. */
const CREDENTIALS = /(?<=\/\/)[^\s/@'"]+(?=@)/g;

/** The message of anything that was thrown, in one line, without a stack, and without the passwords of addresses. */
export function toLine(error: unknown): string {
  const line = oneLine(error).replaceAll(CREDENTIALS, "********");
  return error instanceof CommanderError ? line.replace(/^error: /, "") : line;
}

/** The code of a system error: `EACCES`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
