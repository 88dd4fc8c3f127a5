import { numbersOf, valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";
import { readDependents } from "./dependents.ts";
import { createExtraMembers } from "./extra-members.ts";
import type { Member } from "./member.ts";
import { readMembers, setMember } from "./member.ts";
import type { Recipe, Run } from "./run.ts";
import { IMPOSSIBLE, isRecursing, NOTHING } from "./run.ts";
import { selectMembers } from "./select-members.ts";
import type { Workshop } from "./workshop.ts";

/** So many of the optional properties are there. */
const SHARE = 0.9;
/** Deeper than this, optional objects and arrays become rarer with each level. */
const DEEP = 3;
const SHARE_WHEN_DEEPER = 0.5;
/** With so many objects and arrays made, only what is required is made. */
const LARGE = 2000;

/** How objects are made. */
export function objectRecipe(parts: readonly Part[], workshop: Workshop): Recipe {
  const required = new Set(namesIn(valuesOf(parts, "required")));
  const dependents = readDependents(parts);
  const { members, withheld, names } = readMembers(parts, { required, dependents }, workshop);
  const least = Math.max(0, ...numbersOf(parts, "minProperties"));
  const most = Math.min(Infinity, ...numbersOf(parts, "maxProperties"));
  const needed = members.filter(({ isRequired }) => isRequired);
  const isThere = (name: string) => withheld.has(name) || members.some((member) => member.name === name);
  const isMissing = ![...required].every(isThere);
  if (isMissing || needed.length > most || least > most) return IMPOSSIBLE;
  const extras = createExtraMembers(parts, names, { least, most }, workshop);
  const isFree = dependents.size === 0 && least <= needed.length && most === Infinity;

  const choose = (run: Run): readonly Member[] => {
    const isChosen = (member: Member) => member.isRequired || isWanted(member, run);
    if (isFree) return members.filter(isChosen);
    return selectMembers(members, isChosen, { least, most, dependents }, run.random);
  };

  return {
    isNested: true,
    needs: () => [needed.map(({ node }) => node())],
    make: (run) => {
      const object: Record<string, unknown> = {};
      let count = 0;
      for (const member of choose(run)) {
        const value = member.node().make(run);
        if (value === NOTHING) {
          if (member.isRequired || dependents.size > 0) return NOTHING;
          continue;
        }
        setMember(object, member.name, value);
        count++;
      }
      return extras.addTo(object, count, run) ? object : NOTHING;
    },
  };
}

function isWanted(member: Member, run: Run): boolean {
  const node = member.node();
  if (node.isImpossible?.() || isRecursing(run, node)) return false;
  if (member.isTelling) return true;
  if (run.breadth !== "usual") return run.breadth === "all";
  if (run.size > LARGE) return false;
  const isRare = node.needs !== undefined && run.depth > DEEP;
  return run.random.chance(isRare ? SHARE * SHARE_WHEN_DEEPER ** (run.depth - DEEP) : SHARE);
}

function namesIn(lists: readonly unknown[]): string[] {
  return lists.flatMap((names) => (Array.isArray(names) ? names.map(String) : []));
}
