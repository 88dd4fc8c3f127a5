import { Agent, request as httpRequest } from "node:http";
import { createServer } from "../../src/adapters/express/create-server.ts";
import type { Contract, Store } from "../../src/index.ts";
import { openMswLine } from "./msw-line.ts";

/** How clients reach the contract: over MSW within their own process, and over HTTP. */
export const TRANSPORTS = ["msw", "express"] as const;

/** One of them, or none: the contract itself is asked. */
export type Transport = (typeof TRANSPORTS)[number] | "handle";

/** A request before it is sent; `target` is path and query as they go on the wire. */
export interface Outgoing {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
}

/** A response as it came; header names are in lower case. */
export interface Incoming {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An open way to a contract. */
export interface Line {
  readonly send: (outgoing: Outgoing) => Promise<Incoming>;
  /** Closes what was opened, and the store. */
  readonly close: () => Promise<void>;
}

/** What a line leads to. */
export interface LineEnd {
  readonly contract: Contract;
  readonly store: Store<unknown>;
  readonly adminToken: string;
}

/** Opens a way to the contract. */
export const openLine: Readonly<Record<Transport, (end: LineEnd) => Promise<Line>>> = {
  handle: async ({ contract, store }) => ({
    send: (outgoing) => sendToContract(contract, outgoing),
    close: () => store.close(),
  }),

  msw: async (end) => openMswLine(end),

  express: async ({ contract, adminToken }) => {
    const server = createServer(contract, { adminToken });
    const { port } = await server.listen({ port: 0, host: "127.0.0.1" });
    const agent = new Agent({ keepAlive: true, maxSockets: 100 });
    return {
      send: (outgoing) => sendOverSocket(port, agent, outgoing),
      close: async () => {
        agent.destroy();
        await server.close();
      },
    };
  },
};

async function sendToContract(contract: Contract, outgoing: Outgoing): Promise<Incoming> {
  const { method, target, headers, bytes } = outgoing;
  const [path = "", query = ""] = target.split("?");
  const body = bytes && (() => Promise.resolve(bytes));
  const request = { method, path, query, headers: lowerCased(headers), ...(body && { body }) };
  const response = await contract.handle(request);
  const text = typeof response.body === "string" ? response.body : new TextDecoder().decode(response.body);
  return { status: response.status, headers: lowerCased(response.headers), text };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function sendOverSocket(port: number, agent: Agent, outgoing: Outgoing): Promise<Incoming> {
  const { method, target, headers, bytes } = outgoing;
  const length = bytes ? { "content-length": String(bytes.length) } : {};
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      agent,
      method,
      path: target,
      headers: { ...headers, ...length },
    };
    const sent = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const fields = Object.entries(response.headers).map(
          ([name, value]) => [name, String(value)] as const,
        );
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(fields), text });
      });
    });
    sent.on("error", reject);
    sent.end(bytes);
  });
}
