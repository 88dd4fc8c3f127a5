import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { Grammar, Kind, Slot } from "./grammar.ts";
import { isReference, singleOf, slotOf } from "./grammar.ts";
import type { Place } from "./place.ts";

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

/** What a walk comes to is its own place, too: to make both for each of a hundred thousand values takes twice the memory. */
class Visit implements Visited, Place {
  readonly value: unknown;
  readonly slot: Slot;
  readonly within: Place | undefined;
  readonly holder: object;
  readonly key: string | number;
  readonly isNamed: boolean;

  constructor(
    holder: object,
    key: string | number,
    value: unknown,
    slot: Slot,
    within: Place | undefined,
    isNamed = false,
  ) {
    this.value = value;
    this.slot = slot;
    this.within = within;
    this.holder = holder;
    this.key = key;
    this.isNamed = isNamed;
  }

  get place(): Place {
    return this;
  }

  get step(): string | number {
    return this.key;
  }
}

/** Comes to each value of a kind right below `value`. */
export function forEachChild(
  value: JsonObject,
  kind: Kind,
  grammar: Grammar,
  place: Place | undefined,
  visit: (visited: Visited) => void,
): void {
  // Documents inherit nothing that would be come to, and lists of their keys would take longer than the walk.
  for (const key in value) {
    const slot = slotOf(grammar, kind, key);
    if (slot) enter(new Visit(value, key, value[key], slot, place), visit);
  }
}

/** Comes to what stands under a key: one thing, or each of a list or map. */
export function enter(under: Visited, visit: (visited: Visited) => void): void {
  const { value, slot, place } = under;
  if (slot.form === "list" && Array.isArray(value)) {
    const single = singleOf(slot.kind);
    value.forEach((child: unknown, at) => visit(new Visit(value, at, child, single, place)));
  } else if (slot.form === "map" && isObject(value) && !isReference(value)) {
    const single = singleOf(slot.kind);
    for (const name in value) visit(new Visit(value, name, value[name], single, place, true));
  } else {
    visit(under);
  }
}
