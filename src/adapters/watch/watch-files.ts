import { once } from "node:events";
import { sep } from "node:path";
import { watch } from "chokidar";

/** Files and folders under watch. */
export interface WatchedFiles {
  /** Watches these too. */
  add(paths: readonly string[]): void;
  close(): Promise<void>;
}

/** An editor that saves, and a checkout that changes many files, are done by then. */
const SETTLED_MS = 60;

/**
 * Tells when files have changed, come or gone, once for all that happens together. Files that are replaced by others of
 * their name are watched on, as most editors save.
 */
export async function watchFiles(
  paths: readonly string[],
  onChange: () => void,
  onError: (error: unknown) => void,
): Promise<WatchedFiles> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...paths], {
    ignoreInitial: true,
    ignored: (path) => path.split(sep).some((step) => step === "node_modules" || step === ".git"),
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLED_MS);
  });
  watcher.on("error", onError);
  await once(watcher, "ready");
  return {
    add: (more) => void watcher.add([...more]),
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
