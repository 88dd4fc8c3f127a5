/** How long a reply is held back: some time from this range, in milliseconds. */
export interface DelayRange {
  readonly from: number;
  readonly to: number;
}

/** A minute; nobody waits longer for an answer, and no client shall hold a connection for longer than that. */
export const LONGEST_DELAY_MS = 60_000;

/** What a delay can be, to be read by whoever gave another. */
export const DELAY_FORMS = `milliseconds from 0 to ${LONGEST_DELAY_MS}, as 200 or 100..800`;

/** Reads `200` or `100..800`; undefined for anything else. */
export function readDelay(text: string): DelayRange | undefined {
  const [, first, last] = /^(\d{1,6})(?:\.\.(\d{1,6}))?$/.exec(text.trim()) ?? [];
  if (first === undefined) return undefined;
  const from = Number(first);
  const to = Number(last ?? first);
  return from <= to && to <= LONGEST_DELAY_MS ? { from, to } : undefined;
}

/** The delay as it was written. */
export function formatDelay({ from, to }: DelayRange): string {
  return from === to ? String(from) : `${from}..${to}`;
}

/** A time from the range; `share` is from 0 up to 1. */
export function pickDelay({ from, to }: DelayRange, share: number): number {
  return from + Math.floor(share * (to - from + 1));
}
