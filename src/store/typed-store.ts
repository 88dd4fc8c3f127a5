import type { Documents } from "./document.ts";
import type { Definitions } from "./state-tree.ts";
import type { CollectionDefinition, Collections, Store } from "./store.ts";

/**
 * Gives a store the types of its documents. It keeps whatever JSON it is given, and only its callers, who name each
 * collection's type, know more: a matter of compiling, with nothing to check when running.
 */
export function typeStore<State>(store: Store<Documents>): Store<State> {
  return store as unknown as Store<State>;
}

/** How each collection is kept, by its name, without the types of its documents: the same, the other way round. */
export function definitionsOf<State>(collections: Collections<State>): Definitions {
  return new Map(Object.entries(collections as Readonly<Record<string, CollectionDefinition>>));
}
