import type { CharacterSet } from "./character-set.ts";

/** What edges ask of a character: nothing there, the end of a line, a part of a word, or another. */
export type Side = "nothing" | "line" | "word" | "other";

/** Characters that a pattern does not tell from each other. */
export interface CharacterClass {
  readonly side: Side;
  /** For each of the pattern's sets, whether these are in it. */
  readonly in: readonly boolean[];
}

const ASCII = 128;
/** The classes of so many other characters are remembered. */
const MOST_REMEMBERED = 4096;

/** The class of what is beyond both ends of a text. */
export const NO_CHARACTER = 0;

/** Sorts characters into the classes that a pattern's sets make, each when it is first seen. */
export class CharacterClasses {
  readonly all: CharacterClass[] = [];
  readonly #sets: readonly CharacterSet[];
  readonly #ascii = new Int32Array(ASCII).fill(-1);
  readonly #others = new Map<number, number>();
  readonly #known = new Map<string, number>();

  constructor(sets: readonly CharacterSet[]) {
    this.#sets = sets;
    this.all.push({ side: "nothing", in: sets.map(() => false) });
  }

  /** The number of a character's class in `all`. */
  of(code: number): number {
    if (code < ASCII) {
      const known = this.#ascii[code] ?? -1;
      return known === -1 ? (this.#ascii[code] = this.#sort(code)) : known;
    }
    const known = this.#others.get(code);
    if (known !== undefined) return known;
    if (this.#others.size >= MOST_REMEMBERED) this.#others.clear();
    const found = this.#sort(code);
    this.#others.set(code, found);
    return found;
  }

  #sort(code: number): number {
    const side = sideOf(code);
    const isIn = this.#sets.map((set) => set.has(code));
    const key = side + isIn.map(Number).join("");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.all.length);
    return this.all.push({ side, in: isIn }) - 1;
  }
}

/** What an edge sees in a character (ECMAScript, IsWordChar and LineTerminator). */
export function sideOf(code: number): Side {
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return "line";
  const isWord =
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  return isWord ? "word" : "other";
}
