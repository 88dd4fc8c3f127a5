import { createInterface } from "node:readline/promises";
import { UsageError } from "../usage-error.ts";

/** Where somebody may be asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks whether to do something; anything but yes is no.
 * @throws {UsageError} where there is nobody to be asked.
 */
export async function ask(
  question: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<boolean> {
  if (input.isTTY !== true) {
    throw new UsageError("nothing was changed, as nobody can be asked here; say --yes to do it all the same");
  }
  const terminal = createInterface({ input, output });
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  terminal.once("close", () => end(""));
  try {
    return /^y(es)?$/i.test((await Promise.race([terminal.question(`${question} [y/N] `), ended])).trim());
  } finally {
    terminal.close();
  }
}
