import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import type { ViteDevServer } from "vite";

/** Vite's watcher tells of one change of a file in 50 ms, and of none that follow in that time. */
const SETTLED_MS = 100;

/**
 * Looks again at the files of modules that run in the server when they have been changed, and tells Vite's watcher of a change
 * that it has kept to itself: a file that is written twice in a row would stay as it was in between.
 */
export function lookTwice({ watcher, environments }: ViteDevServer): void {
  watcher.on("change", (file: string, seen?: Stats) => {
    const isRun = environments.ssr.moduleGraph.getModulesByFile(file) !== undefined;
    if (!isRun || seen === undefined) return;
    setTimeout(() => {
      // One that is gone is told of by itself.
      void stat(file).then(
        (now) => now.mtimeMs !== seen.mtimeMs && watcher.emit("change", file, now),
        () => undefined,
      );
    }, SETTLED_MS).unref();
  });
}
