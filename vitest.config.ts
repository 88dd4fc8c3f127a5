import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/postgres/shared-postgres.ts"],
    // Left to itself it leaves one core to others, of two; and tests in a browser wait more than they work.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What a page shows after a click has come by then on a busy machine, too.
    expect: { poll: { timeout: 10_000 } },
  },
});
