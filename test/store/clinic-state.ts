import type { Collections, Seed, Store } from "../../src/store/store.ts";

export interface Pet {
  id: string;
  name: string;
  kind: string;
  age?: number | null;
  tags?: string[];
  home?: { street: string; number: number };
}

export interface Visit {
  id: string;
  sequence: number;
  pet: string;
}

/** What the stores of the tests keep: pets, and their visits in the order in which they came. */
export interface Clinic {
  pets: Pet;
  visits: Visit;
}

export const collections: Collections<Clinic> = {
  pets: { id: "id", indexes: ["kind"] },
  visits: { id: "id", indexes: ["pet"] },
};

export const empty: Seed<Clinic> = { collections: {} };

/** A visit together with the pet that comes: a change of two collections. */
export async function visit(store: Store<Clinic>, id: string): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.put("pets", { id, name: `Pet ${id}`, kind: "dog" });
    await tx.put("visits", { id, sequence: await tx.next("visits"), pet: id });
  });
}

/** The ids of all pets, after making sure that each of them has its visit. */
export async function visitors(store: Store<Clinic>): Promise<string[]> {
  const { collections, counters } = await store.dump();
  const pets = collections.pets?.map(({ id }) => id) ?? [];
  const visits = collections.visits?.map(({ id }) => id) ?? [];
  if (pets.join() !== visits.join())
    throw new Error(`Half a change: pets ${pets.join()}, visits ${visits.join()}`);
  if ((counters?.visits ?? 0) !== visits.length) throw new Error("The counter does not count the visits");
  return pets;
}
