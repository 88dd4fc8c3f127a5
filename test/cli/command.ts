import type { ChildProcessByStdio } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** The command as it is installed. */
export const BIN = join(import.meta.dirname, "../../src/cli/bin.js");

/** How a command is run. */
export interface Surroundings {
  /** The current folder; the checkout where left out. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
  readonly bin?: string;
  /** Whose process it is; the same user's as the test's where left out. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
}

/** How a command has ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], { cwd, env = {}, node = [], bin = BIN, user }: Surroundings) {
  return spawn(process.execPath, [...node, bin, ...args], {
    cwd,
    ...user,
    env: { ...process.env, ADMIN_TOKEN: undefined, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    killSignal: "SIGKILL",
    timeout: 60_000,
  });
}

/** Runs a command to its end. */
export async function run(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const child = start(args, surroundings);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

/** A server that a command has started. */
export interface RunningCommand {
  readonly url: string;
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** The first line of its log: what it says of itself. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The lines that it has logged. */
  readonly log: Readonly<Record<string, unknown>>[];
  readonly ended: Promise<Pick<Outcome, "code" | "stderr"> & { readonly signal: NodeJS.Signals | null }>;
}

/** Starts `contract-server serve …`, as `listen` does. */
export function serve(args: readonly string[], surroundings: Surroundings = {}): Promise<RunningCommand> {
  return listen(["serve", ...args], surroundings);
}

/** Starts a command on a free port, and waits until it listens; it is killed when the test has ended. */
export async function listen(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<RunningCommand> {
  const child = start([...args, "--port", "0"], surroundings);
  onTestFinished(() => void child.kill("SIGKILL"));
  const log: Record<string, unknown>[] = [];
  const listening = Promise.withResolvers<Record<string, unknown>>();
  createInterface(child.stdout).on("line", (line) => {
    const entry = JSON.parse(line) as Record<string, unknown>;
    log.push(entry);
    if (entry.msg === "listening") listening.resolve(entry);
  });
  const stderr = text(child.stderr);
  const ended = once(child, "close").then(async () => {
    listening.reject(new Error(`it ended before it listened: ${await stderr}`));
    return { code: child.exitCode, signal: child.signalCode, stderr: await stderr };
  });
  const facts = await listening.promise;
  return { url: String(facts.url), child, facts, log, ended };
}
