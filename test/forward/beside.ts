import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createHttpBackend } from "../../src/adapters/backend/http-backend.ts";
import { createServer } from "../../src/adapters/express/create-server.ts";
import { combineObservers } from "../../src/contract/observers.ts";
import { loadDocument } from "../../src/document/load.ts";
import type { ForwardOptions } from "../../src/forward/forward-options.ts";
import { forwardContract } from "../../src/forward/forward-contract.ts";
import { TrafficReport } from "../../src/forward/report/traffic-report.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import type { Exchange, Observer, Violation } from "../../src/index.ts";
import type { operations } from "../pets/contract.gen.ts";
import fixtures from "../pets/fixtures/index.ts";
import type { PetsState } from "../pets/handlers/index.ts";
import petsService from "../pets/handlers/index.ts";
import type { KeptPets } from "../adapters/pets-server.ts";

/** How an upstream answers; it is asked for anything. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** What a request was, as the upstream has seen it. */
export interface Seen {
  readonly line: string;
  readonly headers: IncomingMessage["headers"];
}

/** A real backend on a free port. */
export interface Upstream {
  readonly url: string;
  readonly seen: Seen[];
}

/** Starts one; it is closed when the test has ended. */
export async function startUpstream(answer: Answering): Promise<Upstream> {
  const seen: Seen[] = [];
  const server = createHttpServer((request, response) => {
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** Sends JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** The pets API beside a backend, as it is served, and what its observer has heard. */
export interface Beside {
  readonly url: string;
  readonly exchanges: Exchange[];
  readonly broken: { readonly of: "request" | "reply"; readonly violations: readonly Violation[] }[];
  readonly declined: string[];
  readonly failures: unknown[];
}

/** Serves it on a free port until the test has ended. */
export async function servePetsBeside(
  backend: string,
  options: Omit<ForwardOptions, "backend" | "observer"> = {},
): Promise<Beside> {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const store = createMemoryStore<KeptPets>({
    collections: collectionsOf(petsService),
    seed: fixtures(new Date()),
  });
  const heard: Omit<Beside, "url"> = { exchanges: [], broken: [], declined: [], failures: [] };
  const report = new TrafficReport();
  const hearing: Observer = {
    exchanged: (exchange) => heard.exchanges.push(exchange),
    requestBroke: (_, violations) => heard.broken.push({ of: "request", violations }),
    replyBroke: (_, __, violations) => heard.broken.push({ of: "reply", violations }),
    declined: (operationId, reason) => heard.declined.push(`${operationId} ${reason}`),
    failed: (error) => heard.failures.push(error),
  };
  const observer = combineObservers([hearing, report.observer]);
  const parts = { document, service: petsService, store, observer };
  const contract = createContract<operations, PetsState>(parts);
  const forwarded = forwardContract(contract, { ...options, backend: createHttpBackend(new URL(backend)) });
  const server = createServer(forwarded, { adminToken: "let me in", report });
  onTestFinished(() => server.close());
  const { url } = await server.listen({ port: 0, host: "127.0.0.1" });
  return { url, ...heard };
}
