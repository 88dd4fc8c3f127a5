import { onTestFinished } from "vitest";
import type { OpenApiDocument, ServerOptions } from "../../../src/node.ts";
import { createContract, createServer } from "../../../src/node.ts";
import { openConnection } from "../pets-server.ts";

const ok = { 200: { description: "", content: { "application/json": { example: { ok: true } } } } };
const inQuery = (name: string, schema: object) => ({ name, in: "query", schema });
const anyObject = { type: "object", additionalProperties: true };
const form = {
  type: "object",
  properties: { a: { type: "string" }, o: anyObject, f: { type: "string", format: "binary" } },
};

/** An API that takes whatever can be taken, in each of the formats and places that there are. */
export const DOCUMENT = {
  openapi: "3.1.1",
  info: { title: "Attacked", version: "1" },
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        parameters: [
          inQuery("q", { type: "string" }),
          { ...inQuery("deep", anyObject), style: "deepObject" },
          { name: "json", in: "query", content: { "application/json": { schema: {} } } },
          { name: "c", in: "cookie", schema: { type: "array", items: { type: "string" } } },
          { name: "X-Obj", in: "header", schema: anyObject },
        ],
        responses: ok,
      },
      post: {
        operationId: "createThing",
        requestBody: {
          content: {
            "application/json": { schema: {} },
            "application/xml": { schema: { type: "object" } },
            "application/x-www-form-urlencoded": { schema: form },
            "multipart/form-data": { schema: form },
            "text/plain": { schema: { type: "string" } },
          },
        },
        responses: ok,
      },
    },
    "/anything": {
      get: {
        operationId: "getAnything",
        responses: { 200: { description: "", content: { "*/*": { example: "x" } } } },
      },
    },
    "/files/{a}.{b}.{c}.json": {
      get: {
        operationId: "getFile",
        parameters: ["a", "b", "c"].map((name) => ({
          ...{ name, in: "path", required: true },
          schema: { type: "string" },
        })),
        responses: ok,
      },
    },
    "/things/{id}": {
      get: {
        operationId: "getThing",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: ok,
      },
    },
  },
} as unknown as OpenApiDocument;

/** A server of that API, closed when the test has ended. */
export interface AttackedServer {
  readonly url: string;
  readonly port: number;
  readonly failures: unknown[];
  readonly warnings: string[];
  /** Sends these bytes on a connection of their own, and gives what came until the server has closed it. */
  readonly send: (...pieces: (string | Uint8Array)[]) => Promise<string>;
  /** The status of what was answered to a request that a server answers with one response. */
  readonly statusOf: (...pieces: (string | Uint8Array)[]) => Promise<number>;
}

/** Starts it. */
export async function startAttacked(options: ServerOptions = {}, host?: string): Promise<AttackedServer> {
  const failures: unknown[] = [];
  const warnings: string[] = [];
  const contract = createContract({
    document: DOCUMENT,
    observer: {
      failed: (error) => void failures.push(error),
      warned: (message) => void warnings.push(message),
    },
  });
  const server = createServer(contract, options);
  onTestFinished(() => server.close());
  const { url, port } = await server.listen(host === undefined ? {} : { host });
  const send = (...pieces: (string | Uint8Array)[]) => {
    const connection = openConnection(port);
    for (const piece of pieces) connection.write(piece);
    return connection.closed;
  };
  const statusOf = async (...pieces: (string | Uint8Array)[]) => statusesIn(await send(...pieces))[0] ?? 0;
  return { url, port, failures, warnings, send, statusOf };
}

/** The statuses of all responses that came on a connection. */
export function statusesIn(received: string): number[] {
  return [...received.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
}

/** The head of a request that closes its connection. */
export function head(line: string, ...fields: readonly string[]): string {
  return [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...fields, "", ""].join("\r\n");
}

/** A request that posts this. */
export function post(
  type: string,
  body: string | Uint8Array,
  ...fields: readonly string[]
): [string, string | Uint8Array] {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return [head("POST /things", `Content-Type: ${type}`, length, ...fields), body];
}

/** Processor time of this process that something takes, in milliseconds. */
export async function processorTime(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
