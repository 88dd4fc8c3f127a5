import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A process as `ps` lists it. */
export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  /** Resident memory in KiB. */
  readonly resident: number;
}

/** Resident memory in MiB. */
export interface MemorySample {
  /** The server itself, when what it had started beside itself has ended. */
  readonly settled: number;
  /** The most that it and its children were seen to have together until then. */
  readonly highest: number;
}

const LEAST_MS = 1_000;
const PATIENCE_MS = 30_000;
const PAUSE_MS = 200;

/** Watches a server that has just answered for the first time until it has no children, and for a second at least. */
export async function measureMemory(pid: number): Promise<MemorySample> {
  const begin = performance.now();
  let highest = 0;
  for (;;) {
    const family = familyOf(pid, await listProcesses());
    const settled = (family[0]?.resident ?? NaN) / 1024;
    highest = Math.max(highest, family.reduce((sum, { resident }) => sum + resident, 0) / 1024);
    const passed = performance.now() - begin;
    if ((passed > LEAST_MS && family.length === 1) || passed > PATIENCE_MS) return { settled, highest };
    await sleep(PAUSE_MS);
  }
}

/** A process, and behind it all that it or its children have started. */
export function familyOf(pid: number, all: readonly ListedProcess[]): readonly ListedProcess[] {
  const family = all.filter((one) => one.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

async function listProcesses(): Promise<readonly ListedProcess[]> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,rss="]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = NaN, parent = NaN, resident = NaN]) => ({ pid, parent, resident }));
}
