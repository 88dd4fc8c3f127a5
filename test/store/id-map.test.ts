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

test("what comes again after most of a history has gone is not what it was", () => {
  const map = new IdMap<string>();
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  for (const number of numbers) map.set(String(number), "before");
  for (const number of numbers) if (number % 4 !== 0) map.delete(String(number));
  map.set("0", "after");
  expect([map.get("0"), map.get("4")]).toEqual(["after", "before"]);
  map.delete("0");
  expect([map.get("0"), map.get("4")]).toEqual([undefined, "before"]);
});

/** The next number of a history for the most part, and others between them. */
function anyId(chance: Chance, next: number): string {
  if (chance.is(70)) return String(next);
  if (chance.is(60)) return String(chance.below(next + 100));
  return chance.is(50) ? String(chance.below(1e14)) : `text-${chance.below(50)}`;
}

test.each([1, 2, 3, 4, 5])("whatever comes and goes, it holds what a plain map would (seed %i)", (seed) => {
  const chance = new Chance(seed);
  const [map, plain] = [new IdMap<number>(), new Map<string, number>()];
  const remove = (id: string) => {
    map.delete(id);
    plain.delete(id);
  };
  let [next, oldest] = [1, 1];
  for (let step = 0; step < 20_000; step++) {
    const id = anyId(chance, next);
    if (id === String(next)) next++;
    map.set(id, step);
    plain.set(id, step);
    if (chance.is(20)) remove(anyId(chance, next));
    // The oldest of a history go first, many of them at times.
    if (chance.is(30)) remove(String(oldest++));
    if (chance.is(0.05)) for (; oldest < next - 5; oldest++) remove(String(oldest));
    const asked = anyId(chance, next);
    expect(map.get(asked)).toBe(plain.get(asked));
  }
  for (const [id, step] of plain) expect(map.get(id)).toBe(step);
});
