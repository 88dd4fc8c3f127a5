import type { RegExpParser } from "@eslint-community/regexpp";
import { Effort } from "../../../contract/patterns/effort.ts";
import { boundedMatcher, readPattern } from "../../../contract/patterns/pattern-reader.ts";
import { matchesWithinEffort } from "../../../contract/patterns/within-effort.ts";
import type { Random } from "../random.ts";
import type { Lengths } from "../string/lengths.ts";
import { isFitting, LONGEST } from "../string/lengths.ts";
import type { Piece } from "./piece.ts";
import { startWriting } from "./piece.ts";
import type { PatternPieces } from "./take-apart.ts";
import { takeApart } from "./take-apart.ts";

/** A regular expression that texts are made for. */
export interface TextPattern {
  readonly matches: (text: string) => boolean;
  /** A text that is likely to match; only `matches` is certain. `attempt` counts how often that has failed before. */
  readonly write: (random: Random, lengths: Lengths, attempt: number) => string;
}

/** From here on, what lookaheads ask for is put into the text. */
const PATIENCE = 3;
/** So much is done to see whether one text fits: a few milliseconds. */
const EFFORT = 150_000;
const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

/** The regular expressions of a document, each read once. */
export interface Patterns {
  /** Undefined for a text that is no regular expression. */
  readonly of: (source: string) => TextPattern | undefined;
}

/** Prepares to read them. */
export function createPatterns(parser: RegExpParser): Patterns {
  const known = new Map<string, TextPattern | undefined>();
  return {
    of: (source) => {
      if (!known.has(source)) known.set(source, createTextPattern(source, parser));
      return known.get(source);
    },
  };
}

/** Reads a `pattern`; undefined where it is no regular expression. */
function createTextPattern(source: string, parser: RegExpParser): TextPattern | undefined {
  const regExp = readPattern(source);
  if (!regExp) return undefined;
  const matcher = boundedMatcher(regExp, new Effort(EFFORT, "by-text"));
  const matches = (text: string) => matcher === undefined || matchesWithinEffort(matcher, text);
  const pieces = piecesOf(regExp, parser);
  if (!pieces) return { matches, write: () => "" };
  const { whole, wishes } = pieces;
  return {
    matches,
    write: (random, lengths, attempt) => {
      const [min, max] = [Math.min(lengths.min, LONGEST), lengths.max];
      const text = whole.write(startWriting(random), min, max);
      const granted = attempt < PATIENCE ? text : grant(text, wishes, random);
      if (isFitting(granted, lengths) || granted.length > max) return granted;
      return padded(granted, min - granted.length, random, matches);
    },
  };
}

/** Undefined for an expression whose texts are longer than any that is made, or that is nested deeper than any stack. */
function piecesOf(regExp: RegExp, parser: RegExpParser): PatternPieces | undefined {
  try {
    const pieces = takeApart(regExp.source, regExp.flags, parser);
    return pieces.whole.min <= LONGEST ? pieces : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Overwrites the text in places by chance with what lookaheads ask for. */
function grant(text: string, wishes: readonly Piece[], random: Random): string {
  const characters = Array.from(text);
  for (const wish of wishes) {
    const wanted = Array.from(wish.write(startWriting(random), 0, characters.length));
    const at = random.integer(0, Math.max(0, characters.length - wanted.length));
    characters.splice(at, wanted.length, ...wanted);
  }
  return characters.join("");
}

/** An expression without `^` or `$` leaves room for more at that end. */
function padded(text: string, missing: number, random: Random, matches: (text: string) => boolean): string {
  const letters = Array.from({ length: missing }, () => random.pick(LETTERS)).join("");
  return [text + letters, letters + text].find(matches) ?? text;
}
