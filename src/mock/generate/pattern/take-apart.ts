import type { AST, RegExpParser } from "@eslint-community/regexpp";
import { charactersOf } from "./characters.ts";
import type { CharacterNode } from "./characters.ts";
import type { Piece } from "./piece.ts";
import { alternation, NO_TEXT, repetition, sequence } from "./piece.ts";

/** A regular expression taken apart into what it writes. */
export interface PatternPieces {
  readonly whole: Piece;
  /** What lookaheads ask to be somewhere in the text. */
  readonly wishes: readonly Piece[];
}

/** Takes a regular expression apart; the text must be a valid one under `flags`. */
export function takeApart(source: string, flags: string, parser: RegExpParser): PatternPieces {
  const pattern = parser.parsePattern(source, 0, source.length, { unicode: flags.includes("u") });
  const wishes: Piece[] = [];

  const alternatives = (list: readonly AST.Alternative[]): Piece =>
    alternation(list.map(({ elements }) => sequence(elements.map(element))));

  const element = (node: AST.Element): Piece => {
    switch (node.type) {
      case "Character":
        return fixed(String.fromCodePoint(node.value));
      case "CharacterSet":
      case "CharacterClass":
      case "ExpressionCharacterClass":
        return oneOf(node);
      case "Quantifier":
        return repetition(element(node.element), node.min, node.max);
      case "Group":
        return alternatives(node.alternatives);
      case "CapturingGroup":
        return capturing(node, alternatives(node.alternatives));
      case "Backreference":
        return repeated(node);
      case "Assertion":
        if (node.kind === "lookahead" && !node.negate) wishes.push(...node.alternatives.map(wishOf));
        return NO_TEXT;
    }
  };

  /** What a lookahead asks for, without the "anything" that it may begin with. */
  const wishOf = ({ elements }: AST.Alternative): Piece =>
    sequence(
      elements.filter((node, index) => index > 0 || node.type !== "Quantifier" || node.min > 0).map(element),
    );

  const oneOf = (node: CharacterNode): Piece => {
    const characters = charactersOf(node, flags);
    return { min: 1, max: 1, write: ({ random }) => (characters.length > 0 ? random.pick(characters) : "") };
  };

  return { whole: alternatives(pattern.alternatives), wishes };
}

function fixed(text: string): Piece {
  return { min: text.length, max: text.length, write: () => text };
}

function capturing(group: AST.CapturingGroup, piece: Piece): Piece {
  return {
    ...piece,
    write: (writing, min, max) => {
      const text = piece.write(writing, min, max);
      writing.groups.set(group, text);
      return text;
    },
  };
}

/** What a group has written; empty for a group that comes later. */
function repeated({ resolved }: AST.Backreference): Piece {
  const [group] = Array.isArray(resolved) ? resolved : [resolved];
  return {
    min: 0,
    max: Infinity,
    write: ({ groups }) => (group && groups.get(group)) ?? "",
  };
}
