import { realpath } from "node:fs/promises";
import { sep } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Systeminformation } from "systeminformation";
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
  const { currentLoad, fsSize, mem, networkStats } = await import("systeminformation");
  const [load, memory, disks, network, place] = await Promise.all([
    currentLoad(),
    mem(),
    fsSize(),
    networkStats("*"),
    realpath(folder),
  ]);
  return {
    cpuUsage: toPercent(load.currentLoad),
    memoryUsage: toPercent((100 * (memory.total - memory.available)) / memory.total),
    diskUsage: toPercent(diskOf(place, disks)?.use ?? 0),
    networkInBytes: sum(network.map((card) => card.rx_bytes)),
    networkOutBytes: sum(network.map((card) => card.tx_bytes)),
  };
}

/** The file system that is mounted closest above a place. */
function diskOf(
  place: string,
  disks: readonly Systeminformation.FsSizeData[],
): Systeminformation.FsSizeData | undefined {
  const isAbove = ({ mount }: Systeminformation.FsSizeData) =>
    place === mount || place.startsWith(mount.endsWith(sep) ? mount : mount + sep);
  return disks.filter(isAbove).sort((a, b) => b.mount.length - a.mount.length)[0] ?? disks[0];
}

/** In percent with two decimals; rounding in the operating system's own figures may lead over the edges. */
function toPercent(share: number): number {
  return Math.min(100, Math.max(0, Math.round(share * 100) / 100));
}

/** A card that has no figures yet counts for nothing. */
function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
