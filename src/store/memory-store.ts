import { BoundedMemory, SizedImage } from "./bounded-memory.ts";
import { noPersistence } from "./persistence.ts";
import { imageOfSeed } from "./seed-image.ts";
import type { Collections, Seed, Store } from "./store.ts";
import { TreeStore } from "./tree-store.ts";
import { definitionsOf, typeStore } from "./typed-store.ts";

/** What a store in memory begins with. */
export interface MemoryOptions<State> {
  readonly collections: Collections<State>;
  readonly seed?: Seed<State>;
}

/** A store that lasts as long as the process, empty or with the documents of `seed`. */
export function createMemoryStore<State>(options: MemoryOptions<State>): Store<State> {
  return memoryStores(options)();
}

/**
 * Makes stores in memory that all begin alike and share what none of them has changed, so that one more costs little.
 * `mostLetters` is how large the state of one may become, in letters of JSON; a change beyond that is refused by a
 * `StoreFullError`.
 */
export function memoryStores<State>(options: MemoryOptions<State>): (mostLetters?: number) => Store<State> {
  const definitions = definitionsOf(options.collections);
  const image = imageOfSeed(options.seed ?? { collections: {} }, definitions);
  let sized: SizedImage | undefined;
  return (mostLetters) => {
    const persistence =
      mostLetters === undefined
        ? noPersistence
        : new BoundedMemory((sized ??= new SizedImage(image)), mostLetters);
    return typeStore(new TreeStore({ definitions, image, sequence: 0, persistence: () => persistence }));
  };
}
