import type { Node } from "./run.ts";

/** Schemas that cannot end within so many levels are taken not to end at all. */
const HIGHEST = 40;
/** After so many places the question is given up: a height that is too great does no harm. */
const MOST_VISITS = 5000;

/**
 * How many levels the smallest value of a place has: 0 for a text, an empty array or an object that needs nothing;
 * Infinity where each value would contain another of its kind.
 */
export function heightOf(node: Node): number {
  let visits = 0;
  const known = new Map<Node, { failsWithin: number; endsWithin: number }>();

  const endsWithin = (place: Node, levels: number): boolean => {
    if (place.isImpossible?.() || levels < 0 || visits++ > MOST_VISITS) return false;
    const bounds = known.get(place) ?? { failsWithin: -1, endsWithin: Infinity };
    known.set(place, bounds);
    if (levels >= bounds.endsWithin) return true;
    if (levels <= bounds.failsWithin) return false;
    const alternatives = place.needs?.() ?? [[]];
    const ends = alternatives.some((needed) => needed.every((child) => endsWithin(child, levels - 1)));
    if (ends) bounds.endsWithin = levels;
    else bounds.failsWithin = levels;
    return ends;
  };

  for (let levels = 0; levels <= HIGHEST; levels++) if (endsWithin(node, levels)) return levels;
  return Infinity;
}
