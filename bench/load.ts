import autocannon from "autocannon";
import type { Exchange } from "./exchange.ts";
import { ask } from "./exchange.ts";
import { cpuSeconds } from "./cpu-time.ts";
import type { ServerProcess } from "./server-process.ts";

/** How many connections ask at once, each for one thing after the other. */
export const CONNECTIONS = 32;

/** What a server did under load. */
export interface LoadSample {
  /** Requests per second. */
  readonly rate: number;
  /** The share of one core that the server took; undefined where the system does not tell. */
  readonly serverBusy: number | undefined;
  /** The same of the load generator: at 1 it, and not the server, sets the rate. */
  readonly generatorBusy: number;
}

/**
 * Puts a server under load for some seconds.
 * @throws when any answer was no 2xx, or the one before or after is not what was asked for.
 */
export async function measureLoad(
  server: Pick<ServerProcess, "url" | "pid">,
  exchange: Exchange,
  seconds: number,
): Promise<LoadSample> {
  await ask(server.url, exchange);
  const { method, path, headers, body } = exchange;
  const before = { server: cpuSeconds(server.pid), own: process.cpuUsage() };
  const result = await autocannon({
    url: server.url + path,
    ...{ method, headers, body },
    connections: CONNECTIONS,
    pipelining: 1,
    duration: seconds,
  });
  const own = process.cpuUsage(before.own);
  const after = cpuSeconds(server.pid);
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(
      `${method} ${path}: ${result.errors} errors and ${result.non2xx} answers that are no 2xx`,
    );
  }
  await ask(server.url, exchange);
  return {
    rate: result["2xx"] / result.duration,
    serverBusy:
      after === undefined || before.server === undefined
        ? undefined
        : (after - before.server) / result.duration,
    generatorBusy: (own.user + own.system) / 1e6 / result.duration,
  };
}
