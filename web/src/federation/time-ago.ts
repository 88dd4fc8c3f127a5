const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago a time was, seen from another one (both RFC 3339), in the reader's language: `5 minutes ago`. */
export function timeAgo(time: string, now: string): string {
  const elapsed = Math.max(0, Date.parse(now) - Date.parse(time));
  const [unit, length] = UNITS.find(([, ms]) => elapsed >= ms) ?? ["second", 1000];
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  return format.format(-Math.floor(elapsed / length), unit);
}
