import { isObject } from "../../contract/document.ts";
import { componentName } from "../../contract/schemas/schema-place.ts";
import type { Pair } from "../change.ts";
import type { Side } from "../side.ts";
import type { Comparison } from "./comparison.ts";
import type { Part } from "./shape.ts";
import { describeTypes, isWithin, typesOf } from "./types.ts";

/** One alternative: the schemas that hold together in it. */
export type Branch = readonly Part[];

/** Which alternatives are the same ones in both documents. */
export interface Matches {
  readonly pairs: readonly Pair<Branch>[];
  readonly removed: readonly Branch[];
  readonly added: readonly Branch[];
}

/**
 * Finds the alternatives that are the same ones: those called alike, then those without any difference, and in the end,
 * where one is left over, the one that differs from it least.
 */
export function matchBranches(branches: Pair<readonly Branch[]>, comparison: Comparison): Matches {
  const { sides, attempt } = comparison;
  const removed = [...branches.old];
  const added = [...branches.new];
  const pairs: Pair<Branch>[] = [];
  const match = (find: (old: Branch) => Branch | undefined) => {
    for (const old of [...removed]) {
      const found = find(old);
      if (!found) continue;
      pairs.push({ old, new: found });
      removed.splice(removed.indexOf(old), 1);
      added.splice(added.indexOf(found), 1);
    }
  };
  match((old) => {
    const name = calledOf(old, sides.old);
    return name === undefined ? undefined : added.find((other) => calledOf(other, sides.new) === name);
  });
  match((old) => added.find((other) => attempt({ old, new: other }).length === 0));
  if (removed.length === 1 || added.length === 1) {
    const candidates = removed.flatMap((old) =>
      added
        .filter((other) => overlap(old, other, sides))
        .map((other) => ({ old, other, differences: attempt({ old, new: other }).length })),
    );
    const [best] = candidates.sort((one, two) => one.differences - two.differences);
    if (best) match((old) => (old === best.old ? best.other : undefined));
  }
  return { pairs, removed, added };
}

/** An alternative for people: its name, else its types. */
export function nameOf(branch: Branch, side: Side): string {
  const called = calledOf(branch, side);
  return called === undefined ? describeTypes(typesOf(side.shapes.read(branch))) : `\`${called}\``;
}

/** The name of the component that an alternative refers to or is, else its title. */
function calledOf([part, ...others]: Branch, { references }: Side): string | undefined {
  if (!part || others.length > 0 || !isObject(part.value)) return undefined;
  const { $ref, title } = part.value;
  const target = typeof $ref === "string" ? references.find($ref, part.pointer) : part.pointer;
  return componentName(target ?? "") ?? (typeof title === "string" ? title : undefined);
}

function overlap(old: Branch, other: Branch, sides: Pair<Side>): boolean {
  const before = typesOf(sides.old.shapes.read(old));
  const after = typesOf(sides.new.shapes.read(other));
  if (before === undefined || after === undefined) return true;
  return [...before].some((type) => isWithin(new Set([type]), after)) || isWithin(after, before);
}
