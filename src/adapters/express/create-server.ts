import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Contract } from "../../contract/contract.ts";
import type { Observer } from "../../contract/observer.ts";
import { combineObservers } from "../../contract/observers.ts";
import { metricsPage } from "../metrics/metrics-page.ts";
import type { WatchedServer } from "../metrics/site-figures.ts";
import { siteSources } from "../metrics/site-figures.ts";
import { createGate, isLoopbackName } from "../pages/access.ts";
import type { Page } from "../pages/page.ts";
import type { Mount } from "../site/mount.ts";
import { mountContract } from "../site/mount.ts";
import { Site } from "../site/site.ts";
import { TaskClock } from "../task-clock.ts";
import { createAdmission } from "./admission.ts";
import { answerBrokenRequests } from "./broken-request.ts";
import { closeGracefully } from "./close-gracefully.ts";
import { createGuard } from "./guard.ts";
import { limitConnections } from "./limit-connections.ts";
import { createNodeServer } from "./node-server.ts";
import { serveContract } from "./serve-contract.ts";
import type { ServerAddress } from "./server-address.ts";
import { toAddress } from "./server-address.ts";
import type { ServerOptions, SiteOptions } from "./server-options.ts";
import { DEFAULT_LIMITS } from "./server-options.ts";

/** Contracts behind HTTP. */
export interface ContractServer {
  /**
   * Answers a request, without CORS: what another server of Node's may pass its own to, and what Express takes for
   * middleware. Tasks by the clock are done only while this server listens itself.
   */
  readonly listener: RequestListener;
  /**
   * Opens a port: any that is free where left out, on 127.0.0.1 where no host is given.
   * @throws Node's own error when it cannot be had (`EADDRINUSE`).
   */
  listen(at?: ListenPlace): Promise<ListeningServer>;
  /**
   * Puts a contract in the place of the one of the same name, for all requests from now on, and gives that back: requests
   * that it has begun are finished by it, and its store is left open.
   * @throws {TypeError} when there is none of that name, or another one has its base path; nothing has changed then.
   */
  exchange(served: Contract | Mount): Mount;
  /**
   * Says from now on that it is not ready, and asks clients to use their connections no more, while it goes on answering:
   * so whoever spreads requests over servers leaves this one out before it closes.
   */
  drain(): void;
  /** Finishes what is in flight, and closes the stores. */
  close(): Promise<void>;
}

/** A port and an address of this machine. */
export interface ListenPlace {
  readonly port?: number;
  readonly host?: string;
}

/** A server that answers, and where it can be reached; `await using` closes it at the end of the block. */
export interface ListeningServer extends ServerAddress, AsyncDisposable {
  /** Finishes what is in flight, and closes the stores. */
  readonly close: () => Promise<void>;
}

/**
 * Puts a contract behind Express, with its documentation, health and administration pages; or several contracts, each
 * under its base paths.
 * @throws {TypeError} without any contract, and for two that have the same name or base path.
 */
export function createServer(contract: Contract, options?: ServerOptions): ContractServer;
export function createServer(mounts: readonly Mount[], options?: SiteOptions): ContractServer;
export function createServer(
  served: Contract | readonly Mount[],
  options: ServerOptions = {},
): ContractServer {
  const { adminToken, corsOrigins = [], version = "unknown" } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const mounts = "handle" in served ? [mountContract(served, options)] : served;
  const observer = options.observer ?? observerOf(mounts);
  let isLoopback = true;
  let isDraining = false;
  const isStopping = () => isDraining || closing !== undefined;
  const traffic = { inFlight: 0 };
  const metrics = prepareMetrics(options, () => !isLoopback, {
    ...{ version, isStopping },
    contracts: () => site.mounts,
    inFlight: () => traffic.inFlight,
    connections: () => countConnections(server),
  });
  const site: Site = new Site(mounts, {
    ...(adminToken !== undefined && { adminToken }),
    ...{ version, observer, isStopping, own: options.pages ?? new Map() },
    ...(metrics && { metrics }),
    isPublic: () => !isLoopback,
  });
  const clock = new TaskClock(site);
  let closing: Promise<void> | undefined;

  const serve = serveContract({
    site,
    observer,
    bodyBytes: limits.bodyBytes,
    refuse: createGuard(options, () => isLoopback),
    admit: createAdmission(options),
    isClosing: isStopping,
    traffic,
  });
  let listener: RequestListener = serve;
  const server: Server = createNodeServer(
    (message, response) => listener(message, response),
    limits,
    options.https,
  );
  answerBrokenRequests(server, observer);
  limitConnections(server, limits.connections, tellOfCrowd(observer, limits.connections));

  return {
    listener: serve,
    async listen({ port = 0, host = "127.0.0.1" } = {}) {
      isLoopback = isLoopbackName(host);
      if (corsOrigins.length > 0) {
        // Express is there for its middleware: without any, it need not be loaded, and no request goes through it.
        const { createApp } = await import("./create-app.ts");
        listener = createApp(serve, corsOrigins, observer);
      }
      await listen(server, port, host);
      clock.start();
      const { port: actual } = server.address() as AddressInfo;
      const url = `${options.https ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${actual}`;
      return { ...toAddress(site, actual, url), close, [Symbol.asyncDispose]: close };
    },
    drain: () => void (isDraining = true),
    exchange: (next) => site.exchange("handle" in next ? mountContract(next, options) : next),
    close,
  };

  function close(): Promise<void> {
    closing ??= finish();
    return closing;
  }

  async function finish(): Promise<void> {
    const stopped = clock.stop();
    await closeGracefully(server, limits.closeMs);
    await stopped;
    await Promise.all(site.mounts.map((mount) => mount.close()));
  }
}

function prepareMetrics(
  options: ServerOptions,
  isPublic: () => boolean,
  watched: WatchedServer,
): Page | undefined {
  const { metrics, metricsAccess = "admin", adminToken } = options;
  return (
    metrics && metricsPage(createGate(adminToken, isPublic), metricsAccess, metrics, siteSources(watched))
  );
}

function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}

/** Those of the contracts, each of them once. */
function observerOf(mounts: readonly Mount[]): Observer {
  return combineObservers([...new Set(mounts.map(({ contract }) => contract.observer))]);
}

/** How often it is told that there are too many connections, in milliseconds. */
const CROWD_TOLD_MS = 60_000;

function tellOfCrowd(observer: Observer, most: number): () => void {
  let told = -Infinity;
  return () => {
    const now = performance.now();
    if (now - told < CROWD_TOLD_MS) return;
    told = now;
    observer.warned?.(`all ${most} connections are in use; more are cut until some of them end`);
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
