import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly name: string;
  readonly url: string;
  /** Ends it; `await using` does so whatever happens. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Starts `node …args` on a free port, given to it by `toArguments`, and waits until it answers. */
export async function startServer(
  name: string,
  toArguments: (port: number) => readonly string[],
): Promise<ServerProcess> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...toArguments(port)], { stdio: ["ignore", "ignore", "inherit"] });
  const exited = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  await Promise.race([
    waitUntilAnswering(url),
    exited.then(([code]) => {
      throw new Error(`${name} ended with code ${String(code)} before it answered`);
    }),
  ]);
  return { name, url, [Symbol.asyncDispose]: stop };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

const PATIENCE_MS = 30_000;

async function waitUntilAnswering(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    try {
      await fetch(url, { redirect: "manual" });
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`${url} did not answer within ${PATIENCE_MS / 1000} s`);
}
