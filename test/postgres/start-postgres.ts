import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";

/** A real PostgreSQL of one's own. */
export interface RunningPostgres {
  /** Ends with a slash: the name of a database can be put behind it. */
  readonly url: string;
  /** Ends it as a machine that fails does. Its files stay. */
  stop(): Promise<void>;
  /** Starts it again, at the same address and with what it had. */
  start(): Promise<void>;
  /** Ends it for good, and removes its files. */
  close(): Promise<void>;
}

/** Starts a PostgreSQL, which ends with this process at the latest. */
export async function startPostgres(): Promise<RunningPostgres> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "server-process.ts")], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const said = text(child.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async () => {
    const { value } = await lines.next();
    if (typeof value === "string") return value;
    throw new Error(`PostgreSQL for the tests has ended: ${await said}`);
  };
  const tell = async (what: string) => {
    child.stdin.write(`${what}\n`);
    await answer();
  };
  return {
    url: await answer(),
    stop: () => tell("stop"),
    start: () => tell("start"),
    close: async () => {
      child.stdin.end();
      await closed;
    },
  };
}
