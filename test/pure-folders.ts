/**
 * Folders of tests that leave nothing behind in their process: no timers, globals, environment or handlers of signals. The
 * files of a worker share its modules there, which else are loaded again for each and take a third of all the work.
 * `test/architecture/pure-folders.test.ts` holds them to it.
 */
export const PURE_FOLDERS = [
  ...[
    "contract",
    "coverage",
    "diff",
    "figures",
    "fixtures",
    "forward",
    "handlers",
    "library",
    "markup",
    "mock",
  ],
  ...["operations", "overlay", "rules", "stateful", "verify"],
].map((folder) => `test/${folder}`);
