import { collectionsOf } from "../../contract/collections.ts";
import type { Seed } from "../../store/store.ts";
import type { LoadedService, LoadedState } from "./loaded-service.ts";

/** What a service begins with that keeps other collections than the one before: the documents of those that remain. */
export function carriedSeed(
  service: LoadedService,
  seed: Seed<LoadedState>,
  { collections, counters }: Seed<LoadedState>,
): Seed<LoadedState> {
  const known = new Set(Object.keys(collectionsOf(service)));
  const carried = Object.fromEntries(Object.entries(collections).filter(([name]) => known.has(name)));
  return {
    collections: { ...seed.collections, ...carried },
    counters: { ...seed.counters, ...counters },
  };
}
