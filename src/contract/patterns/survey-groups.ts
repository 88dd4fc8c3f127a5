/** The capturing groups of a pattern. */
export interface GroupSurvey {
  readonly count: number;
  /** The numbers of the groups that have a name; more than one where they are in different alternatives. */
  readonly named: ReadonlyMap<string, readonly number[]>;
}

/** Counts the capturing groups of a valid pattern, since what `\1` means depends on how many there are. */
export function surveyGroups(pattern: string): GroupSurvey {
  const named = new Map<string, number[]>();
  let count = 0;
  for (const [, open, name] of pattern.matchAll(
    /\\[^]|\[(?:\\[^]|[^\]\\])*|(\((?!\?)|\(\?<(?![=!])([^>]*)>)/g,
  )) {
    if (open === undefined) continue;
    count++;
    if (name !== undefined) named.set(name, [...(named.get(name) ?? []), count]);
  }
  return { count, named };
}
