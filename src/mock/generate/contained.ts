import type { Demand, Part } from "./demand.ts";
import { demandBelow, derivedDemand } from "./demand.ts";

/** More than this is in no array that is made. */
const MOST_CONTAINED = 10_001;

/** What an array must contain, wherever it stands: as many demands as there must be items. */
export function containedDemands(parts: readonly Part[]): Demand[] {
  return parts.flatMap((part) => {
    const { contains, minContains = 1 } = part.schema;
    if (contains === undefined || typeof minContains !== "number") return [];
    return Array.from({ length: Math.min(minContains, MOST_CONTAINED) }, () => demandBelow(part, "contains"));
  });
}

/** Where only so many items may be of a kind, the others are made to be of another. */
export function excludedDemands(parts: readonly Part[]): Demand[] {
  return parts
    .filter(({ schema }) => schema.contains !== undefined && schema.maxContains !== undefined)
    .map((part) => derivedDemand(`none:${part.pointer}/contains`, { not: part.schema.contains }, part));
}

/** Which of the contained demands the item at a position has to satisfy. */
export type Layout = (position: number) => readonly Demand[];

/**
 * The ways to place what must be contained in an array of a length: behind the items that have schemas of their own if
 * there is room, then anywhere else; on top of each other where there is too little room.
 */
export function layoutsFor(contained: readonly Demand[], length: number, prefix: number): Layout[] {
  if (contained.length === 0) return [() => []];
  const spare = length - contained.length;
  const starts = spare < 0 ? [] : [Math.min(prefix, spare), ...Array.from({ length: spare + 1 }).keys()];
  const apart = [...new Set(starts)].map(
    (start): Layout =>
      (position) =>
        contained.slice(Math.max(0, position - start), Math.max(0, position - start + 1)),
  );
  const together = Array.from(
    { length },
    (_, place): Layout =>
      (position) =>
        position === place ? contained : [],
  );
  return [...apart, ...together];
}
