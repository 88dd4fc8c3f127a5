import type { Seed } from "../../../src/store/store.ts";
import type { Clinic } from "../clinic-state.ts";

/** So many documents that work on all of them takes long; `DOCUMENTS=1000000` for more. */
export const DOCUMENTS = Number(process.env.DOCUMENTS ?? 100_000);

/** The state of a round, which its counter tells as well as each of its many documents. */
export function manyPets(round: number, length = DOCUMENTS): Seed<Clinic> {
  const pets = Array.from({ length }, (_, n) => ({
    id: `pet-${n}`,
    name: `Pet ${n} of ${round}`,
    kind: ["cat", "dog", "bird"][n % 3] ?? "",
    age: n % 20,
    tags: ["vaccinated", "chipped"],
    home: { street: `Street of ${n} houses`, number: n },
  }));
  return { collections: { pets }, counters: { round } };
}
