import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { Grammar, Kind, Slot } from "./grammar.ts";
import { isReference, singleOf, slotOf } from "./grammar.ts";
import type { Place } from "./place.ts";
import { below } from "./place.ts";

/** A value that was come to, with all that is needed to put another one there. */
export interface Visited {
  readonly value: unknown;
  /** `form` is not `one` for a `$ref` in the place of a whole list or map, or something that is neither. */
  readonly slot: Slot;
  readonly place: Place;
  readonly holder: object;
  readonly key: string | number;
  /** Whether `key` is a name that somebody chose. */
  readonly isNamed: boolean;
}

/** Comes to each value of a kind right below `value`. */
export function forEachChild(
  value: JsonObject,
  kind: Kind,
  grammar: Grammar,
  place: Place | undefined,
  visit: (visited: Visited) => void,
): void {
  for (const key of Object.keys(value)) {
    const slot = slotOf(grammar, kind, key);
    if (slot)
      enter({ value: value[key], slot, place: below(place, key), holder: value, key, isNamed: false }, visit);
  }
}

/** Comes to what stands under a key: one thing, or each of a list or map. */
export function enter(under: Visited, visit: (visited: Visited) => void): void {
  const { value, slot, place } = under;
  if (slot.form === "list" && Array.isArray(value)) {
    const single = singleOf(slot.kind);
    value.forEach((child: unknown, at) =>
      visit({ value: child, slot: single, place: below(place, at), holder: value, key: at, isNamed: false }),
    );
  } else if (slot.form === "map" && isObject(value) && !isReference(value)) {
    const single = singleOf(slot.kind);
    for (const name of Object.keys(value)) {
      const child = value[name];
      visit({
        value: child,
        slot: single,
        place: below(place, name),
        holder: value,
        key: name,
        isNamed: true,
      });
    }
  } else {
    visit(under);
  }
}
