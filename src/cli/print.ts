import { codeOf } from "./usage-error.ts";

/**
 * Writes a text to the standard output. The process ends when the command has; by then all must have been handed over, or
 * whoever reads must have gone: one that has seen enough is no failure.
 */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once("error", (error) => (codeOf(error) === "EPIPE" ? resolve() : reject(error)));
    process.stdout.write(text, (error) => {
      if (!error) resolve();
    });
  });
}
