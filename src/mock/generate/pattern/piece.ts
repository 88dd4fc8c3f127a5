import type { AST } from "@eslint-community/regexpp";
import type { Random } from "../random.ts";

/** What is known while one text is being written. */
export interface Writing {
  readonly random: Random;
  /** What each capturing group has written last. */
  readonly groups: Map<AST.CapturingGroup, string>;
  /** So often something may still be repeated that need not be; repetitions inside each other multiply. */
  repeats: number;
}

const MOST_REPEATS = 5_000;

/** Begins a text. */
export function startWriting(random: Random): Writing {
  return { random, groups: new Map(), repeats: MOST_REPEATS };
}

/** A part of a regular expression that can write what it matches. */
export interface Piece {
  /** The fewest characters it writes. */
  readonly min: number;
  /** The most; may be Infinity. */
  readonly max: number;
  /** Writes a text of `min` to `max` characters where it can, else one as near to that as it can. */
  write(writing: Writing, min: number, max: number): string;
}

/** Writes nothing: what only looks around. */
export const NO_TEXT: Piece = { min: 0, max: 0, write: () => "" };

/** Unbounded repetitions are made this many times more than they must be, unless a longer text is asked for. */
const MORE = 8;

/** Pieces one after the other. */
export function sequence(pieces: readonly Piece[]): Piece {
  if (pieces.length === 1 && pieces[0]) return pieces[0];
  const after = pieces.map((_, index) => limitsOf(pieces.slice(index + 1)));
  return {
    ...limitsOf(pieces),
    write: (writing, min, max) => {
      let text = "";
      for (const [index, piece] of pieces.entries()) {
        const rest = after[index] ?? { min: 0, max: 0 };
        text += piece.write(writing, min - text.length - rest.max, max - text.length - rest.min);
      }
      return text;
    },
  };
}

function limitsOf(pieces: readonly Piece[]): { readonly min: number; readonly max: number } {
  return pieces.reduce((all, { min, max }) => ({ min: all.min + min, max: all.max + max }), {
    min: 0,
    max: 0,
  });
}

/** One of several pieces, of those that can be as long as is asked for. */
export function alternation(pieces: readonly Piece[]): Piece {
  if (pieces.length === 1 && pieces[0]) return pieces[0];
  return {
    min: Math.min(...pieces.map((piece) => piece.min)),
    max: Math.max(...pieces.map((piece) => piece.max)),
    write: (writing, min, max) => {
      const fitting = pieces.filter((piece) => piece.min <= max && piece.max >= min);
      return writing.random.pick(fitting.length > 0 ? fitting : pieces).write(writing, min, max);
    },
  };
}

/** A piece several times. */
export function repetition(piece: Piece, fewest: number, most: number): Piece {
  return {
    min: fewest * piece.min,
    max: piece.max === 0 || most === 0 ? 0 : most * piece.max,
    write: (writing, min, max) => {
      const low = Math.max(fewest, piece.max > 0 && min > 0 ? Math.ceil(min / piece.max) : 0);
      const room = piece.min > 0 ? Math.floor(max / piece.min) : Infinity;
      const more = writing.repeats > 0 ? MORE : 0;
      const times = writing.random.integer(low, Math.max(low, Math.min(most, room, low + more)));
      writing.repeats -= times - fewest;
      let text = "";
      for (let left = times - 1; left >= 0; left--) {
        const [leastLater, mostLater] = left === 0 ? [0, 0] : [left * piece.min, left * piece.max];
        text += piece.write(writing, min - text.length - mostLater, max - text.length - leastLater);
      }
      return text;
    },
  };
}
