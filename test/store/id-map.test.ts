import { expect, test } from "vitest";
import { IdMap } from "../../src/store/id-map.ts";

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
