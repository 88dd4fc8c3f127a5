import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";
import { PURE_FOLDERS } from "./test/pure-folders.ts";

const PURE = PURE_FOLDERS.map((folder) => `${folder}/**/*.test.ts`);

const limits = {
  testTimeout: 30_000,
  hookTimeout: 30_000,
  // What a page shows after a click has come by then on a busy machine, too.
  expect: { poll: { timeout: 10_000 } },
};

export default defineConfig({
  test: {
    globalSetup: ["test/postgres/shared-postgres.ts"],
    // Tests in a browser, and those of a command, wait about as long as they work.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...limits, name: "alone", include: ["test/**/*.test.ts"], exclude: PURE } },
      { test: { ...limits, name: "pure", include: PURE, isolate: false } },
    ],
  },
});
