import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import type { ViteDevServer } from "vite";

/** Vite's watcher tells of one change of a file in 50 ms, and of none that follow in that time. */
const SETTLED_MS = 100;

/**
 * Looks again at the files of modules that run in the server, and tells Vite's watcher of a change that it has kept to itself:
 * when one has been changed, since a file that is written twice in a row would stay as it was in between; and when the watcher
 * has seen all files, since it does not hear of an edit while it is still looking for them.
 */
export function lookTwice({ watcher, environments }: ViteDevServer): void {
  const began = Date.now();
  const { moduleGraph } = environments.ssr;
  const look = (file: string, isOther: (now: Stats) => boolean) =>
    // One that is gone is told of by itself.
    void stat(file).then(
      (now) => isOther(now) && watcher.emit("change", file, now),
      () => undefined,
    );
  watcher.on("change", (file: string, seen?: Stats) => {
    if (moduleGraph.getModulesByFile(file) === undefined || seen === undefined) return;
    // Two writes in one tick of the system's clock have the same time.
    const isOther = ({ mtimeMs, size }: Stats) => mtimeMs !== seen.mtimeMs || size !== seen.size;
    setTimeout(() => look(file, isOther), SETTLED_MS).unref();
  });
  watcher.on("ready", () => {
    for (const file of moduleGraph.fileToModulesMap.keys()) look(file, ({ mtimeMs }) => mtimeMs >= began);
  });
}
