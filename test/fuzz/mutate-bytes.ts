import type { Chance } from "./chance.ts";

/** Bytes that mean something somewhere in a message, or should not be there. */
const TELLING = [
  "\r\n",
  "\n",
  "\r",
  "\0",
  " ",
  "\t",
  ":",
  "\u00ff",
  "\u0080",
  "%00",
  "%",
  "\r\n\r\n",
  "\u000b",
  "\u007f",
];

/** A message, in latin1, with one to four changes of its bytes. */
export function mutateBytes(chance: Chance, message: string): string {
  let changed = message;
  for (let left = 1 + chance.below(4); left > 0; left--) {
    const [at, length] = [chance.below(changed.length + 1), 1 + chance.below(20)];
    const [before, there, after] = [
      changed.slice(0, at),
      changed.slice(at, at + length),
      changed.slice(at + length),
    ];
    changed = chance.pick([
      () => before + chance.pick(TELLING) + changed.slice(at),
      () => before + chance.pick(TELLING) + after,
      () => before + after,
      () => before + there.repeat(2 + chance.below(5)) + after,
      () => before + String.fromCharCode(...chance.several(8, () => chance.below(256))) + after,
      () => before,
    ])();
  }
  return changed;
}
