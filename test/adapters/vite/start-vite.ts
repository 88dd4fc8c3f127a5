import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Plugin } from "vite";
import { createLogger, createServer } from "vite";
import type { ContractPluginOptions } from "../../../src/vite.ts";
import { contractServer } from "../../../src/vite.ts";
import { makeFiles } from "../../cli/files.ts";

/** A page that shows the paths of the document that it was built with. */
export const PAGE = {
  "index.html": `<!doctype html><title>Things</title><p></p><script type="module" src="/main.js"></script>`,
  "main.js": `
    import document_ from "virtual:contract";
    document.querySelector("p").textContent = Object.keys(document_.paths).join(" ");`,
};

/** Vite's dev server with the plugin, in a new folder with these files; closed when the test has ended. */
export async function startVite(
  files: Readonly<Record<string, string>>,
  options?: ContractPluginOptions,
  others: readonly Plugin[] = [],
) {
  const folder = await makeFiles(files);
  const told: string[] = [];
  const tell = (message: string) => void told.push(message);
  const logger = { ...createLogger(), info: tell, warn: tell, error: tell };
  const server = await createServer({
    root: folder,
    configFile: false,
    customLogger: logger,
    server: { port: 0, host: "127.0.0.1" },
    plugins: [contractServer(options), ...others],
  });
  onTestFinished(() => server.close());
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== "object" || !address) throw new Error("it has no port");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    close: () => server.close(),
    /** What it has said on its console. */
    told,
    /** Resolves when Vite has heard of a file that was changed. */
    changed: () => once(server.watcher, "change"),
    /** Lets Vite hear of no edit of a file, as before its watcher has found it; then lets the watcher be ready. */
    isUnseen: (name: string) => {
      server.watcher.unwatch(join(folder, name));
      return { ready: () => void server.watcher.emit("ready") };
    },
    write: (name: string, content: string) => writeFile(join(folder, name), content),
    ask: async (path: string): Promise<unknown> => (await fetch(url + path)).json(),
  };
}

/** How long an edit may take to be seen. */
export const soon = { timeout: 15_000, interval: 50 };
