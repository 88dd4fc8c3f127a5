import type { Requirement } from "./condition.ts";
import type { Entry } from "./document.ts";
import { valueOf } from "./document.ts";
import type { EntryList } from "./entry-list.ts";
import { areComparable } from "./value-order.ts";

/**
 * The entries within the bounds of properties by whose value they rise, found by halving and not by looking at each: so
 * a page of a long history costs no more than one of a short history. The requirements that this does not answer remain.
 */
export function withinBounds(
  candidates: EntryList,
  requirements: readonly Requirement[],
): { readonly entries: readonly Entry[]; readonly remaining: readonly Requirement[] } {
  const entries = candidates.list();
  const remaining: Requirement[] = [];
  let [from, to] = [0, entries.length];
  for (const requirement of requirements) {
    const { property, bound, holds } = requirement;
    if (bound === undefined || !risesThrough(candidates, property, bound.operand)) {
      remaining.push(requirement);
      continue;
    }
    const within = (entry: Entry) => holds(valueOf(entry.document, property));
    if (bound.side === "lower") from = Math.max(from, firstIndex(entries, within));
    else
      to = Math.min(
        to,
        firstIndex(entries, (entry) => !within(entry)),
      );
  }
  const all = from === 0 && to === entries.length;
  return { entries: all ? entries : entries.slice(from, Math.max(from, to)), remaining };
}

/** Whether the entries rise by the property, and each of its values can be told apart from the operand by size. */
function risesThrough(candidates: EntryList, property: string, operand: unknown): boolean {
  if (!candidates.isRisingBy(property)) return false;
  const entries = candidates.list();
  // Values of one type stand together when they rise, so that the first and the last tell the type of all.
  return [entries[0], entries.at(-1)].every(
    (entry) => entry === undefined || areComparable(valueOf(entry.document, property), operand),
  );
}

/** The index of the first entry that passes, in a list in which all those after one that passes do too. */
function firstIndex(entries: readonly Entry[], passes: (entry: Entry) => boolean): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && passes(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
