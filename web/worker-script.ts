import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const NAME = "mockServiceWorker.js";

/** Serves the script of MSW's service worker as the installed MSW has it, and puts it beside a build. */
export function workerScript(): Plugin {
  const source = () => readFileSync(fileURLToPath(import.meta.resolve(`msw/${NAME}`)), "utf8");
  return {
    name: "msw-worker-script",
    configureServer({ middlewares }) {
      middlewares.use(`/${NAME}`, (_request, response) => {
        response.setHeader("Content-Type", "text/javascript");
        response.end(source());
      });
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: NAME, source: source() });
    },
  };
}
