import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where the API is while the page is worked on; a build asks the server that it comes from. */
const BACKEND = process.env.BACKEND ?? "http://127.0.0.1:4010";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: { "/api": BACKEND, "/__contract": BACKEND } },
  build: { outDir: "dist", emptyOutDir: true },
});
