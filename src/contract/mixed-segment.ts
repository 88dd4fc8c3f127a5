/** Text and variables in one segment of a path: `{name}.{ending}` has the literals `""`, `.` and `""`. */
export interface MixedSegment {
  readonly kind: "mixed";
  readonly names: readonly string[];
  /** What stands before, between and behind the variables: one more than there are names. */
  readonly literals: readonly string[];
}

/**
 * The texts of a mixed segment's variables, each of them as short as can be and none empty; undefined for a text that does
 * not fit. It walks along the text once: a regular expression would try all ways to cut it, and have a client wait for it
 * that sends nothing but dots.
 */
export function matchMixed({ literals }: MixedSegment, text: string): string[] | undefined {
  const [first = "", ...rest] = literals;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first)) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const literal of rest) {
    const end = text.indexOf(literal, at + 1);
    if (end < 0) return undefined;
    values.push(text.slice(at, end));
    at = end + literal.length;
  }
  const end = text.length - last.length;
  if (end <= at || !text.endsWith(last)) return undefined;
  return [...values, text.slice(at, end)];
}
