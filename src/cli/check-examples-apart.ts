import { fork } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { constants, setPriority } from "node:os";
import type { ExampleCheck } from "../document/check-examples.ts";
import type { ReadingFlags } from "./document-options.ts";

/** A document to look through for broken examples, as a command was asked for it. */
export interface ExampleTask {
  readonly path: string;
  readonly flags: ReadingFlags;
}

/**
 * Checks the examples of a document in a process of its own: for a large one it takes seconds and a good deal of
 * memory, and whoever serves it has better uses for both. It gets what time others leave, and ends with this process.
 */
export function checkExamplesApart(task: ExampleTask): Promise<ExampleCheck> {
  const kept = getCompileCacheDir();
  const child = fork(new URL(import.meta.resolve("#example-checker")), {
    execArgv: [],
    env: { ...process.env, ...(kept !== undefined && { NODE_COMPILE_CACHE: kept }) },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.on("spawn", () => {
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    });
    child.on("message", (answer) => resolve(answer as ExampleCheck));
    child.on("error", reject);
    child.on("exit", (code, signal) => reject(new Error(`the checker ended with ${String(code ?? signal)}`)));
    child.send(task);
  });
}
