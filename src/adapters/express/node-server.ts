import type { RequestListener, Server } from "node:http";
import type { Certificate } from "../certificate/certificate.ts";
import { continueInTurn } from "./expected-continue.ts";
import { noteLatest } from "./latest-response.ts";
import { createSecureServer } from "./secure-server.ts";
import type { Limits } from "./server-options.ts";
import { toOriginForm } from "./to-page-request.ts";

/** So many header fields a request may have. */
export const MOST_FIELDS = 200;

/** A server of Node's that bears what the limits say, over TLS where there is a certificate. */
export function createNodeServer(
  listener: RequestListener,
  limits: Limits,
  certificate: Certificate | undefined,
): Server {
  const options = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    // How late a timeout may be noticed.
    connectionsCheckingInterval: Math.min(1000, limits.headersMs, limits.requestMs),
    // A missing Host is refused like anything else, with a problem.
    requireHostHeader: false,
    // Of two hosts, or two credentials, none is left out silently: what comes twice is no single value.
    joinDuplicateHeaders: true,
  };
  // One listener for all that is to be done: of several, Node would copy the list for each request.
  const answer: RequestListener = (request, response) => {
    noteLatest(response);
    toOriginForm(request);
    listener(request, response);
  };
  const server = certificate
    ? createSecureServer(options, certificate, answer)
    : // An `import` of it would ask for all that it exports, and with that load the client behind `fetch`: 30 ms of a start.
      process.getBuiltinModule("node:http").createServer(options, answer);
  // Of more it would leave out the rest, and nobody would know.
  server.maxHeadersCount = MOST_FIELDS + 1;
  continueInTurn(server);
  return server;
}
