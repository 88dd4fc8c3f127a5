import type { Dependents } from "./dependents.ts";
import type { Member } from "./member.ts";
import type { Random } from "./random.ts";

/** What decides how many properties an object has, and which go together. */
export interface MemberLimits {
  readonly least: number;
  readonly most: number;
  readonly dependents: Dependents;
}

/** The chosen members, and as few more or less as the limits ask for; in the order of `members`. */
export function selectMembers(
  members: readonly Member[],
  isChosen: (member: Member) => boolean,
  { least, most, dependents }: MemberLimits,
  random: Random,
): readonly Member[] {
  const names = new Set(members.filter(isChosen).map(({ name }) => name));
  addNeeded(names, dependents);
  const optional = shuffled(
    members.filter(({ isRequired }) => !isRequired).map(({ name }) => name),
    random,
  );
  // Those that need others go before those that are needed.
  for (let before = Infinity; names.size > most && names.size < before;) {
    before = names.size;
    const free = optional.find((name) => names.has(name) && !isNeeded(name, names, dependents));
    if (free !== undefined) names.delete(free);
  }
  for (const name of optional) {
    if (names.size >= least) break;
    const more = new Set([...names, name]);
    addNeeded(more, dependents);
    if (more.size <= most) more.forEach((each) => names.add(each));
  }
  return members.filter(({ name }) => names.has(name));
}

function addNeeded(names: Set<string>, dependents: Dependents): void {
  // A set visits what is added to it while it is walked.
  for (const name of names) for (const needed of dependents.get(name) ?? []) names.add(needed);
}

function isNeeded(name: string, names: ReadonlySet<string>, dependents: Dependents): boolean {
  return [...dependents].some(
    ([other, needed]) => other !== name && names.has(other) && needed.includes(name),
  );
}

function shuffled(names: string[], random: Random): string[] {
  return names
    .map((name) => [random.next(), name] as const)
    .sort(([a], [b]) => a - b)
    .map(([, name]) => name);
}
