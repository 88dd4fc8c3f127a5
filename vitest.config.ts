import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/postgres/shared-postgres.ts"],
    // Tests in a browser, and those of a command, wait about as long as they work.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What a page shows after a click has come by then on a busy machine, too.
    expect: { poll: { timeout: 10_000 } },
  },
});
