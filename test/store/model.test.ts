import { fc } from "../property.ts";
import { describe, expect, it } from "vitest";
import type { Seed, Transaction } from "../../src/store/store.ts";
import { kinds } from "./clinic.ts";
import type { Clinic, Pet } from "./clinic-state.ts";

/** What a store should be, as simply as it can be said: two maps and a few numbers. */
interface Model {
  readonly pets: Map<string, Pet>;
  readonly counters: Map<string, number>;
}

type Step =
  | { readonly type: "put"; readonly pet: Pet }
  | { readonly type: "delete"; readonly id: string }
  | { readonly type: "next"; readonly counter: string };

type Action =
  | { readonly type: "transaction"; readonly steps: readonly Step[]; readonly fails: boolean }
  | { readonly type: "reset"; readonly pets: readonly Pet[] }
  | { readonly type: "reopen" };

const id = fc.constantFrom("a", "b", "c", "__proto__", "constructor", "ä 🐕");
const pet: fc.Arbitrary<Pet> = fc.record(
  {
    id,
    name: fc.string({ unit: "binary", maxLength: 5 }),
    kind: fc.constantFrom("dog", "cat"),
    age: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 })),
  },
  { requiredKeys: ["id", "name", "kind"], noNullPrototype: true },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant("put" as const), pet }, { noNullPrototype: true }),
  fc.record({ type: fc.constant("delete" as const), id }, { noNullPrototype: true }),
  fc.record({ type: fc.constant("next" as const), counter: id }, { noNullPrototype: true }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("transaction" as const),
      steps: fc.array(step, { maxLength: 6 }),
      fails: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("reset" as const),
      pets: fc.uniqueArray(pet, { selector: (pet) => pet.id, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("reopen" as const) }) },
);

const refusal = new Error("refused");

describe.each(kinds)("a $name store", ({ name, open }) => {
  it(
    "is after any transactions, resets and restarts what a plain map would be",
    { timeout: 60_000 },
    async () => {
      const property = fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        let model: Model = { pets: new Map(), counters: new Map() };
        let opened = await open();
        for (const action of actions) {
          if (action.type === "reopen") {
            opened = await opened.reopen();
          } else if (action.type === "reset") {
            model = { pets: new Map(action.pets.map((pet) => [pet.id, pet])), counters: new Map() };
            await opened.store.reset({ collections: { pets: action.pets } });
          } else {
            const changed: Model = { pets: new Map(model.pets), counters: new Map(model.counters) };
            const attempt = opened.store.transaction(async (tx) => {
              for (const step of action.steps) await take(step, tx, changed);
              if (action.fails) throw refusal;
            });
            if (action.fails) await expect(attempt).rejects.toBe(refusal);
            else await attempt;
            if (!action.fails) model = changed;
          }
          expect(await opened.store.dump()).toEqual(stateOf(model));
          for (const kind of ["dog", "cat"]) {
            const found = await opened.store.read((view) => view.find("pets", { where: { kind } }));
            expect(found.items).toEqual([...model.pets.values()].filter((pet) => pet.kind === kind));
          }
        }
        await opened.store.close();
      });
      await fc.assert(property, { numRuns: name === "memory" ? 300 : 60 });
    },
  );
});

/** Takes a step in the store and in the model, and compares what they answer. */
async function take(step: Step, tx: Transaction<Clinic>, { pets, counters }: Model): Promise<void> {
  if (step.type === "put") {
    await tx.put("pets", step.pet);
    pets.set(step.pet.id, step.pet);
    expect(await tx.get("pets", step.pet.id)).toEqual(step.pet);
  } else if (step.type === "delete") {
    expect(await tx.delete("pets", step.id)).toBe(pets.delete(step.id));
    expect(await tx.get("pets", step.id)).toBeUndefined();
  } else {
    const next = (counters.get(step.counter) ?? 0) + 1;
    counters.set(step.counter, next);
    expect(await tx.next(step.counter)).toBe(next);
  }
  expect((await tx.find("pets")).items).toEqual([...pets.values()]);
}

function stateOf({ pets, counters }: Model): Seed<Clinic> {
  return { collections: { pets: [...pets.values()], visits: [] }, counters: Object.fromEntries(counters) };
}
