import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { contractServer } from "../src/vite.ts";
import { readAddress } from "./server-address.ts";
import { workerScript } from "./worker-script.ts";

const root = import.meta.dirname;

/** Where the API is while the page is worked on. */
const BACKEND = readAddress("BACKEND", process.env.BACKEND ?? "http://127.0.0.1:4010");

/**
 * Who answers the page: while it is worked on `BACKEND`, to which Vite passes requests on; a build asks `VITE_API_URL`, or the
 * server that it comes from. In the mode `mock` it answers itself, and nothing of that is in any other build. The document is
 * for that, and for the demo data of a page that nobody answers.
 */
export default defineConfig(({ command, mode }) => {
  const { VITE_API_URL } = loadEnv(mode, root);
  if (VITE_API_URL) readAddress("VITE_API_URL", VITE_API_URL);
  const isProxied = command === "serve" && mode !== "mock" && !VITE_API_URL;
  const proxy = { target: BACKEND, changeOrigin: true };
  return {
    root,
    plugins: [
      react(),
      contractServer({ document: join(root, "../openapi.yaml"), serve: false }),
      ...(mode === "mock" ? [workerScript()] : []),
    ],
    define: { "import.meta.env.VITE_BACKEND": isProxied ? JSON.stringify(BACKEND) : "undefined" },
    server: isProxied ? { proxy: { "/api": proxy, "/__contract": proxy } } : {},
    build: { outDir: "dist", emptyOutDir: true, license: { fileName: "licenses.md" } },
  };
});
