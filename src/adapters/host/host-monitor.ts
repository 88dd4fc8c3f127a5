import type { StatsFs } from "node:fs";
import { statfs } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { HostFigures } from "../../contract/service.ts";

/** No figures are read anew before this time is over. */
const FRESH_MS = 1000;

/** Figures older than this are not given; the next ones are waited for. */
const STALE_MS = 5000;

/** The longest that anybody waits for figures. */
const LONGEST_WAIT_MS = 1000;

interface Sample {
  readonly takenAt: number;
  readonly figures: HostFigures;
}

/**
 * Reads this machine's figures, in the background and at most once a second when asked; who asks gets what was read last.
 * The disk is the one that `folder` is on. Where the figures cannot be read, there are none.
 */
export function createHostMonitor(folder: string): () => Promise<HostFigures | undefined> {
  let last: Sample | undefined;
  let sampling: Promise<Sample | undefined> | undefined;

  const sample = async (): Promise<Sample | undefined> => {
    try {
      last = { figures: await readFigures(folder), takenAt: performance.now() };
    } catch {
      // What cannot be read now may be the next time; until then the last figures stand, or none.
    }
    sampling = undefined;
    return last;
  };

  return async () => {
    const age = performance.now() - (last?.takenAt ?? -Infinity);
    if (age < FRESH_MS) return last?.figures;
    sampling ??= sample();
    if (age < STALE_MS) return last?.figures;
    const taken = await Promise.race([sampling, delay(LONGEST_WAIT_MS, undefined, { ref: false })]);
    return (taken ?? last)?.figures;
  };
}

async function readFigures(folder: string): Promise<HostFigures> {
  const { currentLoad, mem, networkStats } = await import("systeminformation");
  // Its own way to the disk's figures runs a command, and the whole process waits for that.
  const [load, memory, disk, network] = await Promise.all([
    currentLoad(),
    mem(),
    statfs(folder),
    networkStats("*"),
  ]);
  return {
    cpuUsage: toPercent(load.currentLoad),
    memoryUsage: toPercent((100 * (memory.total - memory.available)) / memory.total),
    diskUsage: toPercent(usedShare(disk)),
    networkInBytes: sum(network.map((card) => card.rx_bytes)),
    networkOutBytes: sum(network.map((card) => card.tx_bytes)),
  };
}

/** The percentage of a disk that is in use, of what an ordinary user may use, as `df` has it. */
function usedShare({ blocks, bfree, bavail }: StatsFs): number {
  const used = blocks - bfree;
  return used + bavail === 0 ? 0 : (100 * used) / (used + bavail);
}

/** In percent with two decimals; rounding in the operating system's own figures may lead over the edges. */
function toPercent(share: number): number {
  return Math.min(100, Math.max(0, Math.round(share * 100) / 100));
}

/** A card that has no figures yet counts for nothing. */
function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
