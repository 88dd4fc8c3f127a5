const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The words at the marks of a time axis, which are so many milliseconds apart: times of day, with seconds only when the marks are that close; the date at
 * midnight; dates alone when they are days apart.
 */
export function tickWords(marks: readonly number[], stepMs: number): string[] {
  const time = new Intl.DateTimeFormat(undefined, {
    hour: "numeric",
    minute: "2-digit",
    ...(stepMs < 60_000 && { second: "2-digit" }),
  });
  const date = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
  return marks.map((mark) => {
    const isMidnight = new Date(mark).setHours(0, 0, 0, 0) === mark;
    return isMidnight || stepMs >= DAY_MS ? date.format(mark) : time.format(mark);
  });
}
