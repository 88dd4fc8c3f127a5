import { BoundedMemory } from "./bounded-memory.ts";
import { noPersistence } from "./persistence.ts";
import { imageOfSeed } from "./seed-image.ts";
import type { CollectionDefinition, Collections, Seed, Store } from "./store.ts";
import { TreeStore } from "./tree-store.ts";
import { typeStore } from "./typed-store.ts";

/** A store that lasts as long as the process, empty or with the documents of `seed`. */
export function createMemoryStore<State>(options: {
  readonly collections: Collections<State>;
  readonly seed?: Seed<State>;
  /** How large the state may become, in letters of JSON; a change beyond that is refused by a `StoreFullError`. */
  readonly mostLetters?: number;
}): Store<State> {
  const definitions = new Map(Object.entries<CollectionDefinition>(options.collections));
  const image = imageOfSeed(options.seed ?? { collections: {} }, definitions);
  const { mostLetters } = options;
  const persistence = mostLetters === undefined ? noPersistence : new BoundedMemory(image, mostLetters);
  return typeStore(new TreeStore({ definitions, image, sequence: 0, persistence: () => persistence }));
}
