import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

/** What is left in a server's memory when its garbage is collected, in bytes. */
export interface MemorySample {
  readonly heap: number;
  readonly external: number;
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
  /** Ends it at once, if it has not ended. */
  readonly [Symbol.dispose]: () => void;
}

const BIN = join(import.meta.dirname, "../../src/cli/bin.js");
const MEASURE = pathToFileURL(join(import.meta.dirname, "measure-memory.js")).href;

/** Starts a command that listens, on a free port. */
export async function startSoaked(args: readonly string[]): Promise<SoakedServer> {
  const flags = ["--port", "0", "--log-level", "info"];
  const env = { ...process.env, ADMIN_TOKEN: "soak" };
  const child = spawn(process.execPath, ["--import", MEASURE, BIN, ...args, ...flags], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env,
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("a server without outputs");
  const said = text(stderr);
  const ended = once(child, "exit");
  const listening = Promise.withResolvers<string>();
  createInterface(stdout).on("line", (line) => {
    const { url } = JSON.parse(line) as { readonly url?: string };
    if (url !== undefined) listening.resolve(url);
  });
  void ended.then(async () => listening.reject(new Error(`the server did not start: ${await said}`)));
  return {
    url: await listening.promise,
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
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}
