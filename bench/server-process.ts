import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Exchange } from "./exchange.ts";
import { ask, WrongAnswer } from "./exchange.ts";
import type { Server } from "./servers.ts";

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to the end of its first good answer. */
  readonly firstAnswer: number;
  /** Ends it; `await using` does so whatever happens. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

const PATIENCE_MS = 120_000;
const PATIENCE_AFTER_WRONG_MS = 10_000;
const PAUSE_MS = 5;
const GRACE_MS = 5_000;

/**
 * Starts a server on a free port with the Node that runs this, and asks it until it answers as it should.
 * @throws when it ends before, or does not answer so within two minutes; what it last said or answered is told.
 */
export async function startServer(server: Server, document: string, first: Exchange): Promise<ServerProcess> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const child = spawn(process.execPath, [...server.toArguments(document, port)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + String(chunk)).slice(-2_000)));
  const ended = new AbortController();
  child.on("error", (error) => ended.abort(error));
  const exited = once(child, "close").then(() => ended.abort());
  const stop = async () => {
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    await exited;
    clearTimeout(force);
  };
  try {
    await askUntilAnswered(url, first, ended.signal);
  } catch (error) {
    await stop();
    const cause = ended.signal.aborted && said !== "" ? lastLine(said) : String(error);
    throw new Error(`${server.name} did not serve: ${cause}`, { cause: error });
  }
  return {
    url,
    pid: child.pid ?? NaN,
    firstAnswer: performance.now() - begin,
    [Symbol.asyncDispose]: stop,
  };
}

async function askUntilAnswered(url: string, first: Exchange, ended: AbortSignal): Promise<void> {
  let deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await ask(url, first);
      return;
    } catch (error) {
      // Whoever answers is up, and is about to answer well or never will.
      if (error instanceof WrongAnswer)
        deadline = Math.min(deadline, performance.now() + PATIENCE_AFTER_WRONG_MS);
      if (ended.aborted || performance.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** The line that most likely names the error: the last one that begins like one, else the last of all. */
function lastLine(text: string): string {
  const lines = text.trim().split("\n");
  return lines.findLast((line) => /\b\w*Error\b/.test(line)) ?? lines.at(-1) ?? "";
}
