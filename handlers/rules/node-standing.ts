/** How often a node is to sync. */
export const SYNC_PERIOD_MS = 60 * 60 * 1000;

/** How much of a figure its latest observation makes; the rest is what it was before. */
const LATEST_SHARE = 0.2;

/**
 * A node's health after a sync, 0 … 1: the moving average of its punctuality. A sync within the period is on time (1);
 * one after n periods counts 1 / n.
 */
export function healthAfterSync(health: number, lastSync: string | null, now: Date): number {
  const waited = lastSync === null ? 0 : now.getTime() - Date.parse(lastSync);
  return blend(health, waited <= SYNC_PERIOD_MS ? 1 : SYNC_PERIOD_MS / waited);
}

/**
 * A node's trust after a sync, 0 … 1: the moving average of how far its update points where the others' point
 * together, which is 1 for the same direction, 0.5 for one across, 0 for the opposite one. While the others have no
 * update, or the node has learnt nothing new, trust stays as it is.
 */
export function trustAfterSync(
  trust: number,
  direction: readonly number[],
  others: readonly (readonly number[])[],
): number {
  const together = direction.map((_, at) => others.reduce((sum, other) => sum + (other[at] ?? 0), 0));
  const lengths = Math.hypot(...direction) * Math.hypot(...together);
  if (lengths === 0) return trust;
  const cosine = direction.reduce((sum, part, at) => sum + part * (together[at] ?? 0), 0) / lengths;
  return blend(trust, Math.min(1, Math.max(0, (1 + cosine) / 2)));
}

function blend(before: number, latest: number): number {
  return (1 - LATEST_SHARE) * before + LATEST_SHARE * latest;
}
