import { expect, test } from "vitest";
import { IdMap } from "../../src/store/id-map.ts";
import { Chance } from "../fuzz/chance.ts";

const ALIKE = ["7", "07", "7.0", " 7", "+7", "-7", "7e0", "0", "00", "-0", "", "٧", "0x7"];
const LARGE = ["999999999999999", "9007199254740992", "9007199254740993", "1".repeat(400)];

test("ids that look alike as numbers are ids of their own", () => {
  const map = new IdMap<string>();
  for (const id of [...ALIKE, ...LARGE]) map.set(id, id);
  expect([...ALIKE, ...LARGE].map((id) => map.get(id))).toEqual([...ALIKE, ...LARGE]);
});

test("what is deleted is not there, and nothing else is gone", () => {
  const map = new IdMap<number>();
  for (const [at, id] of [...ALIKE, ...LARGE].entries()) map.set(id, at);
  map.delete("7");
  expect(map.get("7")).toBeUndefined();
  expect([map.get("07"), map.get("7.0"), map.get("9007199254740993")]).toEqual([1, 2, 15]);
});

/** Numbers that rise one by one for the most part, as those of a history do, with others between them. */
function anyId(chance: Chance, step: number): string {
  if (chance.is(60)) return String(step);
  if (chance.is(50)) return String(chance.below(step + 100));
  return chance.is(50) ? String(chance.below(1e14)) : `text-${chance.below(50)}`;
}

test.each([1, 2, 3, 4, 5])("whatever comes and goes, it holds what a plain map would (seed %i)", (seed) => {
  const chance = new Chance(seed);
  const [map, plain] = [new IdMap<number>(), new Map<string, number>()];
  const remove = (id: string) => {
    map.delete(id);
    plain.delete(id);
  };
  for (let step = 0; step < 20_000; step++) {
    const id = anyId(chance, step);
    if (chance.is(20)) remove(id);
    else {
      map.set(id, step);
      plain.set(id, step);
    }
    // The oldest of a history go first.
    if (chance.is(60)) remove(String(Math.floor(step / 2)));
    const asked = anyId(chance, step);
    expect(map.get(asked)).toBe(plain.get(asked));
  }
  for (const [id, step] of plain) expect(map.get(id)).toBe(step);
});
