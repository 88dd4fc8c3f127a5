import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** What is left in a server's memory when its garbage is collected, in bytes. */
export interface MemorySample {
  readonly heap: number;
  readonly rss: number;
}

/** How a server ended: its code, the time that it took after SIGTERM in milliseconds, and what it said of errors. */
export interface Ending {
  readonly code: number | null;
  readonly took: number;
  readonly stderr: string;
}

/** A server in a process of its own. */
export interface SoakedServer {
  readonly url: string;
  /** Collects its garbage first. */
  readonly memory: () => Promise<MemorySample>;
  readonly stop: () => Promise<Ending>;
  /** Ends it as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Ends it at once, if it has not ended. */
  readonly [Symbol.dispose]: () => void;
}

const BIN = join(import.meta.dirname, "../../src/cli/bin.js");
const MEASURE = pathToFileURL(join(import.meta.dirname, "measure-memory.js")).href;

/**
 * Starts a command that listens, on a free port, and waits until it answers.
 * @throws when it ends before; what it said is told.
 */
export async function startSoaked(args: readonly string[]): Promise<SoakedServer> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const flags = ["--port", String(port), "--log-level", "error"];
  const child = spawn(process.execPath, ["--import", MEASURE, BIN, ...args, ...flags], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, ADMIN_TOKEN: "soak" },
  });
  const { stderr } = child;
  if (!stderr) throw new Error("a process without a place for its errors");
  const said = text(stderr);
  const ended = once(child, "exit");
  while (!(await isLive(url))) {
    if (child.exitCode !== null) throw new Error(`${args.join(" ")} did not start: ${await said}`);
    await sleep(20);
  }
  return {
    url,
    async memory() {
      const answer = once(child, "message");
      child.send("memory");
      const [sample] = (await answer) as [MemorySample];
      return sample;
    },
    async stop() {
      const started = performance.now();
      child.kill("SIGTERM");
      await ended;
      return { code: child.exitCode, took: performance.now() - started, stderr: await said };
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}

function isLive(url: string): Promise<boolean> {
  return fetch(`${url}/__contract/live`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
