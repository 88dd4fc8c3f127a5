import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What a page shows after a click has come by then on a busy machine, too.
    expect: { poll: { timeout: 10_000 } },
  },
});
