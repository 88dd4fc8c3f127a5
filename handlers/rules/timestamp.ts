/** A time as it goes on the wire: RFC 3339 in UTC, to the second, so that texts sort as times do. */
export function toTimestamp(time: Date): string {
  // Joined, and not added, it is one piece of text, which goes into JSON several times as fast.
  return [time.toISOString().slice(0, "2025-12-15T10:00:00".length), "Z"].join("");
}
