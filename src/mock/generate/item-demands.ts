import type { Demand, Part } from "./demand.ts";
import { demandBelow, isWritten } from "./demand.ts";

/** What the parts demand of the item at a position. */
export function demandsOnItem(parts: readonly Part[], position: number): Demand[] {
  const stated = parts.flatMap((part) => {
    if (position < prefixOf(part)) return [demandBelow(part, "prefixItems", position)];
    return part.schema.items === undefined ? [] : [demandBelow(part, "items")];
  });
  return [...stated, ...parts.flatMap((part) => unevaluatedItem(part, parts, position))];
}

/** How many positions have a schema of their own. */
export function prefixLength(parts: readonly Part[]): number {
  return Math.max(0, ...parts.map(prefixOf));
}

function prefixOf({ schema }: Part): number {
  return Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
}

function unevaluatedItem(part: Part, parts: readonly Part[], position: number): Demand[] {
  if (part.schema.unevaluatedItems === undefined) return [];
  const isEvaluated = parts.some(
    (other) =>
      (other === part || other.within.includes(part.pointer)) &&
      isWritten(other) &&
      (other.schema.items !== undefined ||
        other.schema.unevaluatedItems === true ||
        position < prefixOf(other)),
  );
  return isEvaluated ? [] : [demandBelow(part, "unevaluatedItems")];
}
