import { join } from "node:path";

/** A server that can be measured. */
export interface Server {
  readonly name: string;
  /** What Node is given to start it with a document on a port of 127.0.0.1. */
  readonly toArguments: (document: string, port: number) => readonly string[];
}

const fromHere = (path: string) => join(import.meta.dirname, path);
const ownCommand = (command: string, ...flags: readonly string[]): Server => ({
  name: OWN,
  toArguments: (document, port) => [
    fromHere("../src/cli/bin.js"),
    ...[command, document, ...flags],
    ...["--log-level", "silent", "--port", String(port)],
  ],
});
const prismMock = (...flags: readonly string[]): Server => ({
  name: "Prism",
  toArguments: (document, port) => [
    fromHere("peers/node_modules/@stoplight/prism-cli/dist/index.js"),
    ...["mock", document, ...flags],
    ...["--verboseLevel", "silent", "--port", String(port)],
  ],
});

/** The name of this project's server in every table. */
export const OWN = "contract-server";

/** The name of the yardstick in every table. */
export const BARE = "node:http";

/** `contract-server mock`. */
export const ownMock = ownCommand("mock");

/** `contract-server mock --dynamic`. */
export const ownGenerator = ownCommand("mock", "--dynamic");

/** `contract-server serve --ephemeral`. */
export const ownService = ownCommand("serve", "--ephemeral");

/** node:http alone: it reads the request and sends the same bytes to everybody. */
export function bareServer(reply: string): Server {
  return {
    name: BARE,
    toArguments: (_, port) => [fromHere("bare-server.ts"), "--port", String(port), "--reply", reply],
  };
}

/** Prism's mock with its log silenced. */
export const prism = prismMock();

/** Prism's mock, generating each reply. */
export const prismGenerator = prismMock("--dynamic");

/** Scalar's mock server in Hono. */
export const scalar: Server = {
  name: "Scalar",
  toArguments: (document, port) => [fromHere("peers/scalar.js"), document, String(port)],
};

/** Mockoon's command line. It has no flag against its line of log for each request, so that line goes to nobody. */
export const mockoon: Server = {
  name: "Mockoon",
  toArguments: (document, port) => [
    fromHere("peers/node_modules/@mockoon/cli/bin/run.js"),
    ...["start", "--data", document, "--hostname", "127.0.0.1", "--port", String(port)],
    ...["--disable-log-to-file", "--disable-admin-api"],
  ],
};

/** openapi-backend in Express. */
export const expressOpenApiBackend: Server = {
  name: "Express + openapi-backend",
  toArguments: (document, port) => [fromHere("peers/express-openapi-backend.js"), document, String(port)],
};

/** Our handlers for MSW: one for all operations. */
export const ownHandlers: Server = {
  name: OWN,
  toArguments: (document) => [fromHere("own-handlers.ts"), "one", document],
};

/** The same contract behind one handler for every operation. */
export const handlerForEach: Server = {
  name: "one handler each",
  toArguments: (document) => [fromHere("own-handlers.ts"), "each", document],
};

/** The handlers that @mswjs/source makes of a document, for MSW 2. */
export const mswSource: Server = {
  name: "@mswjs/source",
  toArguments: (document) => [fromHere("peers/msw-source.js"), document],
};

/** The names of all peers, as they are given on the command line too. */
export const PEERS: readonly string[] = [
  prism,
  scalar,
  mockoon,
  expressOpenApiBackend,
  handlerForEach,
  mswSource,
].map(({ name }) => name);
