import type { CharacterSet } from "./character-set.ts";
import { areDisjoint } from "./character-set.ts";
import type { PatternNode, PatternTree } from "./pattern-node.ts";
import { childrenOf } from "./pattern-node.ts";

/** A place of a pattern that takes one character, with those that may take the next. */
interface Position {
  readonly set: CharacterSet;
  readonly next: Position[];
}

/** What is known of a part: where it begins and ends, and whether it may take nothing. */
interface Part {
  readonly first: readonly Position[];
  readonly last: readonly Position[];
  readonly mayBeEmpty: boolean;
}

const NOTHING: Part = { first: [], last: [], mayBeEmpty: true };
/** Longer patterns are not looked at: each pair of positions would be. */
const MOST_POSITIONS = 200;
/** A pattern that may begin anywhere in a text is tried at each place, so far at most. */
const SHORT = 32;

class DoubtError extends Error {}

/**
 * Whether an engine that goes back where it fails certainly takes time in proportion to the text: there is never more
 * than one way to go on with the next character (a deterministic expression, Brüggemann-Klein 1993, in its strong
 * sense), and the pattern begins at the start of the text or is short.
 */
export function isDeterministic({ root, hasReferences }: PatternTree): boolean {
  if (hasReferences || !(isAnchored(root) || longest(root) <= SHORT)) return false;
  let positions = 0;
  const read = (node: PatternNode): Part => {
    switch (node.kind) {
      case "character": {
        if (++positions > MOST_POSITIONS) throw new DoubtError();
        const position = { set: node.set, next: [] };
        return { first: [position], last: [position], mayBeEmpty: false };
      }
      case "edge":
        return NOTHING;
      case "group":
        return read(node.item);
      case "sequence":
        return node.items.map(read).reduce(follow, NOTHING);
      case "choice":
        return node.options.map(read).reduce(choose);
      case "repeat": {
        const { min, max, item } = node;
        const part = read(item);
        if (max === 0) return NOTHING;
        if (part.mayBeEmpty && !(min === 1 && max === 1)) throw new DoubtError();
        if (max > 1) connect(part.last, part.first);
        return { ...part, mayBeEmpty: part.mayBeEmpty || min === 0 };
      }
      case "look":
      case "reference":
        throw new DoubtError();
    }
  };
  try {
    read(root);
    return true;
  } catch (error) {
    if (error instanceof DoubtError) return false;
    throw error;
  }
}

function follow(before: Part, after: Part): Part {
  connect(before.last, after.first);
  return {
    first: before.mayBeEmpty ? joined(before.first, after.first) : before.first,
    last: after.mayBeEmpty ? [...after.last, ...before.last] : after.last,
    mayBeEmpty: before.mayBeEmpty && after.mayBeEmpty,
  };
}

function choose(one: Part, other: Part): Part {
  if (one.mayBeEmpty && other.mayBeEmpty) throw new DoubtError();
  return {
    first: joined(one.first, other.first),
    last: [...one.last, ...other.last],
    mayBeEmpty: one.mayBeEmpty || other.mayBeEmpty,
  };
}

function connect(from: readonly Position[], to: readonly Position[]): void {
  for (const position of from) {
    const all = joined(position.next, to);
    position.next.splice(0, position.next.length, ...all);
  }
}

/** Both lists, of which no two positions may take the same character. */
function joined(one: readonly Position[], other: readonly Position[]): readonly Position[] {
  for (const position of one) {
    for (const { set } of other) if (!areDisjoint(position.set, set)) throw new DoubtError();
  }
  return [...one, ...other];
}

function isAnchored(node: PatternNode): boolean {
  if (node.kind === "edge") return node.edge === "start";
  if (node.kind === "group") return isAnchored(node.item);
  if (node.kind === "choice") return node.options.every(isAnchored);
  return node.kind === "sequence" && node.items[0] !== undefined && isAnchored(node.items[0]);
}

/** The most characters that a node takes. */
function longest(node: PatternNode): number {
  if (node.kind === "character") return 1;
  const inside = childrenOf(node).map(longest);
  if (node.kind === "choice") return Math.max(0, ...inside);
  const sum = inside.reduce((all, each) => all + each, 0);
  if (node.kind !== "repeat") return sum;
  return sum === 0 ? 0 : sum * node.max;
}
