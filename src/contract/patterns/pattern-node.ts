import type { CharacterSet } from "./character-set.ts";

/** Where a pattern asks what is around a place: at the ends of the text or of a line, or of a word. */
export type Edge = "start" | "end" | "line-start" | "line-end" | "word-edge" | "inside-word";

/** A regular expression of ECMAScript, taken apart. */
export type PatternNode =
  | { readonly kind: "character"; readonly set: CharacterSet }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | RepeatNode
  | { readonly kind: "edge"; readonly edge: Edge }
  | LookNode
  /** A capturing group, by its number from 1. */
  | { readonly kind: "group"; readonly number: number; readonly item: PatternNode }
  | ReferenceNode;

/** Something `min` to `max` times; as often as it can be unless it is lazy. */
export interface RepeatNode {
  readonly kind: "repeat";
  readonly item: PatternNode;
  readonly min: number;
  readonly max: number;
  readonly isLazy: boolean;
  /** The capturing groups inside, by number: from the first to before the last. */
  readonly groups: readonly [from: number, to: number];
}

/** What must, or must not, follow or go before. */
export interface LookNode {
  readonly kind: "look";
  readonly isBehind: boolean;
  readonly isNegative: boolean;
  readonly item: PatternNode;
}

/** What one of these groups has taken, once more; filled in when the whole pattern has been read. */
export interface ReferenceNode {
  readonly kind: "reference";
  readonly groups: readonly number[];
}

/** A pattern as a whole. */
export interface PatternTree {
  readonly root: PatternNode;
  /** Whether it is read by code points, not by code units. */
  readonly isUnicode: boolean;
  /** How many capturing groups it has. */
  readonly groups: number;
  /** Whether it refers back to what a group has taken, which no automaton can. */
  readonly hasReferences: boolean;
}

/** The parts that a node is made of. */
export function childrenOf(node: PatternNode): readonly PatternNode[] {
  switch (node.kind) {
    case "sequence":
      return node.items;
    case "choice":
      return node.options;
    case "repeat":
    case "look":
    case "group":
      return [node.item];
    case "character":
    case "edge":
    case "reference":
      return [];
  }
}
