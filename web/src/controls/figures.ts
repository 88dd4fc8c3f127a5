/** A share from 0 to 1 as people read it. */
export function percentOf(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A time in the reader's own manner; a dash where there is none. */
export function timeOf(time: string | null): string {
  return time === null
    ? "–"
    : new Date(time).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
