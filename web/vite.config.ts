import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { contractServer } from "../src/vite.ts";
import { workerScript } from "./worker-script.ts";

/** Where the API is while the page is worked on; a build asks the server that it comes from. */
const BACKEND = process.env.BACKEND ?? "http://127.0.0.1:4010";

/** In the mode `mock`, the page answers itself; nothing of that is in any other build. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [
    react(),
    ...(mode === "mock"
      ? [
          contractServer({ document: join(import.meta.dirname, "../openapi.yaml"), serve: false }),
          workerScript(),
        ]
      : []),
  ],
  server: mode === "mock" ? {} : { proxy: { "/api": BACKEND, "/__contract": BACKEND } },
  build: { outDir: "dist", emptyOutDir: true },
}));
