import type { Server } from "node:http";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import express from "express";
import type { Contract } from "../../contract/contract.ts";
import type { Observer } from "../../contract/observer.ts";
import type { Fixtures } from "../../contract/service.ts";
import type { TrafficReport } from "../../forward/report/traffic-report.ts";
import type { Store } from "../../store/store.ts";
import { isLoopbackName } from "../pages/access.ts";
import { createPages } from "../pages/pages.ts";
import { TaskClock } from "../task-clock.ts";
import { answerBrokenRequests } from "./broken-request.ts";
import { closeGracefully } from "./close-gracefully.ts";
import { allowOrigins } from "./cors.ts";
import { refuseUnknownHost } from "./host-guard.ts";
import { serveContract } from "./serve-contract.ts";
import { toOriginForm } from "./to-page-request.ts";

/** How much and how long a server bears. */
export interface Limits {
  /** The longest body, in bytes, after expanding; 1 MiB. */
  readonly bodyBytes: number;
  /** How long the header fields of a request may take to arrive, in milliseconds; 10 s. */
  readonly headersMs: number;
  /** How long a whole request may take to arrive, in milliseconds; 30 s. */
  readonly requestMs: number;
  /** How long a connection is kept for the next request, in milliseconds; 30 s. */
  readonly keepAliveMs: number;
  /** How long closing waits for what is in flight, in milliseconds; 8 s. */
  readonly closeMs: number;
}

const DEFAULT_LIMITS: Limits = {
  bodyBytes: 1024 * 1024,
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 30_000,
  closeMs: 8_000,
};

/** What a server is made of beside its contract. */
export interface ServerOptions<State> {
  /** The contract's own store, which the server closes in the end. */
  readonly store: Store<State>;
  /** The state that `/__contract/reset` goes back to; none where left out. */
  readonly fixtures?: Fixtures<State>;
  /** Told of by `/__contract/report`; its observer is to be given to the contract. No such page where left out. */
  readonly report?: Pick<TrafficReport, "read">;
  /** Opens `/__contract/state`, `/__contract/reset` and `/__contract/report` to other machines. */
  readonly adminToken: string;
  /** Told of by `/__contract/health`. */
  readonly version?: string;
  /** Hears of what the contract has no part in; give it to the contract too. */
  readonly observer?: Observer;
  /** The origins whose pages may use the server, or `*`; none where left out. */
  readonly corsOrigins?: readonly string[];
  /** Names, besides those of this machine, that a server on a loopback address is asked by. */
  readonly allowedHosts?: readonly string[];
  readonly limits?: Partial<Limits>;
}

/** Where a server can be reached. */
export interface ServerAddress {
  readonly port: number;
  readonly url: string;
  readonly documentationUrl: string;
}

/** A contract behind HTTP. */
export interface ContractServer {
  readonly app: Express;
  /** Rejects with Node's own error when the port cannot be had. */
  listen(at: { readonly port: number; readonly host: string }): Promise<ServerAddress>;
  /** Finishes what is in flight, and closes the store. */
  close(): Promise<void>;
}

/** Puts a contract behind Express, with its documentation, health and administration pages. */
export function createServer<State>(contract: Contract, options: ServerOptions<State>): ContractServer {
  const { store, observer = {}, corsOrigins = [], allowedHosts = [], version = "unknown" } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const pages = createPages({ ...options, contract, version });
  const hosts = allowedHosts.map((name) => name.toLowerCase());
  const clock = new TaskClock(contract);
  let isLoopback = true;
  let closing: Promise<void> | undefined;

  const app = createApp();
  if (corsOrigins.length > 0) app.use(allowOrigins(corsOrigins, observer));
  app.use(
    serveContract({
      contract,
      pages,
      observer,
      bodyBytes: limits.bodyBytes,
      refuse: (request) => (isLoopback ? refuseUnknownHost(request, hosts) : undefined),
      isClosing: () => closing !== undefined,
    }),
  );
  const server = createNodeServer(app, limits);
  answerBrokenRequests(server, observer);

  return {
    app,
    async listen({ port, host }) {
      isLoopback = isLoopbackName(host);
      await listen(server, port, host);
      clock.start();
      const { port: actual } = server.address() as AddressInfo;
      const url = `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
      return { port: actual, url, documentationUrl: url + pages.documentation };
    },
    close() {
      closing ??= close();
      return closing;
    },
  };

  async function close(): Promise<void> {
    const stopped = clock.stop();
    await closeGracefully(server, limits.closeMs);
    await stopped;
    await store.close();
  }
}

/** Express without what the contract does itself. */
function createApp(): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  // In any other environment, Express would send the stack of an error to whoever asked.
  app.set("env", "production");
  return app;
}

function createNodeServer(app: Express, limits: Limits): Server {
  const options = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    // How late a timeout may be noticed.
    connectionsCheckingInterval: Math.min(1000, limits.headersMs, limits.requestMs),
    // A missing Host is refused like anything else, with a problem.
    requireHostHeader: false,
  };
  return createHttpServer(options, (request, response) => {
    request.url = toOriginForm(request.url ?? "/");
    app(request, response);
  });
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
