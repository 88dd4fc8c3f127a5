import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { ContractServer } from "../adapters/express/create-server.ts";
import type { RunningOptions } from "./running-options.ts";

/** How long after its connections a server's stores may take to be closed, in milliseconds. */
const CLOSING_MS = 1000;

/** Says that the server is not ready any more, and goes on answering for as long as was asked for. */
export async function drain(
  server: ContractServer,
  signal: NodeJS.Signals,
  { drain: ms }: Pick<RunningOptions, "drain">,
  logger: Logger,
): Promise<void> {
  server.drain();
  if (ms > 0) {
    logger.info(`${signal}: not ready any more, closing in ${ms} ms`);
    await sleep(ms);
  }
  logger.info(`${signal}: finishing what is in flight`);
}

/**
 * Waits for all to be closed, but not for what may never end: a handler that hangs, a disk that does not answer. Nobody
 * has been told that what they were to change is kept.
 */
export async function closeWithin(
  { stopWithin }: Pick<RunningOptions, "stopWithin">,
  close: () => Promise<unknown>,
  logger: Logger,
): Promise<void> {
  const overdue = new AbortController();
  const ms = stopWithin + CLOSING_MS;
  const tooLate = sleep(ms, true, { signal: overdue.signal }).catch(() => false);
  try {
    const isLate = await Promise.race([close().then(() => false), tooLate]);
    if (isLate)
      logger.warn(`something has not ended within ${ms} ms, and is left; nobody was told it is done`);
  } finally {
    overdue.abort();
  }
}
