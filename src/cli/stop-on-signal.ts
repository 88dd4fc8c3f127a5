import { constants } from "node:os";

/**
 * Signals that come together are one: Ctrl-C reaches every process of a terminal, and npm and other parents hand it on to
 * this one as well.
 */
const SAME_SIGNAL_MS = 500;

/** Waits for SIGINT or SIGTERM. After that, another one ends the process at once. */
export function waitForStopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const hear = (signal: NodeJS.Signals) => {
      first ??= performance.now();
      if (performance.now() - first > SAME_SIGNAL_MS) process.exit(128 + constants.signals[signal]);
      resolve(signal);
    };
    process.on("SIGINT", hear);
    process.on("SIGTERM", hear);
  });
}
