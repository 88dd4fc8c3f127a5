import type { RunningCommand } from "../cli/command.ts";
import { serve } from "../cli/command.ts";

/** What `X-Admin-Token` has to be, on every server. */
export const ADMIN_TOKEN = "open-sesame";

/** A reply with its JSON body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
}

/** What is sent beside method and path. */
export interface Sent {
  readonly json?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of a fleet, which can be killed and started again. */
export interface FleetServer {
  readonly ask: (method: string, path: string, sent?: Sent) => Promise<Answer>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts another one in its place. */
  readonly restart: () => Promise<void>;
  /** What it has logged as an error. */
  readonly errors: () => readonly unknown[];
  /** What the first line of its log tells. */
  readonly command: () => RunningCommand;
}

/** Servers of ModelOps that share a database, each a process of its own. */
export interface Fleet {
  readonly servers: readonly FleetServer[];
  /** Asks one after the other, as a balancer does; one that is not there is passed over. */
  readonly ask: FleetServer["ask"];
}

/** Starts so many servers at once, each on its own URL of the database if need be. */
export async function startFleet(urls: readonly string[]): Promise<Fleet> {
  const servers = await Promise.all(urls.map((url) => startServer(url)));
  let turn = 0;
  const ask: Fleet["ask"] = async (method, path, sent) => {
    for (let attempt = 1; ; attempt++) {
      const server = servers[turn++ % servers.length];
      if (server === undefined) throw new Error("A fleet has no servers.");
      try {
        return await server.ask(method, path, sent);
      } catch (error) {
        // A balancer knows no more than that nothing came back. Whoever asks sends a key that makes it harmless.
        if (attempt === 50) throw error;
      }
    }
  };
  return { servers, ask };
}

async function startServer(url: string): Promise<FleetServer> {
  const start = () => serve(["--store", url], { env: { ADMIN_TOKEN } });
  let command = await start();
  const past: RunningCommand[] = [];
  return {
    command: () => command,
    ask: (method, path, sent) => askAt(command.url, method, path, sent),
    kill: async () => {
      command.child.kill("SIGKILL");
      await command.ended;
    },
    restart: async () => {
      past.push(command);
      command = await start();
    },
    errors: () => [...past, command].flatMap(({ log }) => log.filter(({ level }) => Number(level) >= 50)),
  };
}

async function askAt(
  url: string,
  method: string,
  path: string,
  { json, headers = {} }: Sent = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      "x-admin-token": ADMIN_TOKEN,
      ...(json && { "content-type": "application/json" }),
      ...headers,
    },
    ...(json && { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}
