import { Automaton, MOST_LOOKS } from "./automaton.ts";
import { Backtracking } from "./backtracking.ts";
import { isDeterministic } from "./determinism.ts";
import { Effort } from "./effort.ts";
import { parsePattern } from "./parse-pattern.ts";
import type { PatternNode, PatternTree } from "./pattern-node.ts";
import { childrenOf } from "./pattern-node.ts";
import { MOST_STEPS, stepsOf } from "./program.ts";

/** A `pattern` made ready to test texts. */
export interface Matcher {
  /** @throws {PatternEffortError} when it takes longer than a server may be held up. */
  test(text: string): boolean;
}

/**
 * How a pattern is tested in bounded time: by the language's own engine where that never goes back, else by an automaton,
 * by trying with an end to it where it refers back to a group, or not at all where it is too large.
 */
export type Bound = "engine" | "automaton" | "tries" | "none";

/** So much is done for all patterns while one request is validated: some 50 ms. */
const MOST_AT_ONCE = 5_000_000;

/** Reads the patterns of a document, each once. */
export class PatternReader {
  readonly #effort: Effort;
  readonly #known = new Map<string, Matcher>();

  constructor(effort = new Effort(MOST_AT_ONCE, "by-turn")) {
    this.#effort = effort;
  }

  /** What tests texts against a pattern; one that cannot be used matches anything. */
  read(pattern: string): Matcher {
    const known = this.#known.get(pattern) ?? createMatcher(pattern, this.#effort);
    this.#known.set(pattern, known);
    return known;
  }
}

/**
 * The regular expression of a `pattern`: read as Unicode, else as older engines read it, since many documents escape
 * what needs no escaping. Undefined where it is none of this dialect at all.
 */
export function readPattern(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next way of reading it may do.
    }
  }
  return undefined;
}

/** How a regular expression is tested in bounded time. */
export function boundOf(regExp: RegExp): Bound {
  const tree = takeApart(regExp);
  return tree ? boundOfTree(tree) : "none";
}

/** What tests texts against a regular expression in bounded time. */
export function boundedMatcher(regExp: RegExp, effort: Effort): Matcher | undefined {
  const tree = takeApart(regExp);
  switch (tree ? boundOfTree(tree) : "none") {
    case "engine":
      return regExp;
    case "automaton":
      return tree && new Automaton(regExp.source, tree, effort);
    case "tries":
      return tree && new Backtracking(regExp.source, tree, effort);
    case "none":
      return undefined;
  }
}

function createMatcher(pattern: string, effort: Effort): Matcher {
  const regExp = readPattern(pattern);
  const matcher = regExp && boundedMatcher(regExp, effort);
  const test = matcher ? (text: string) => matcher.test(text) : () => true;
  // The name by which Ajv tells patterns apart.
  return matcher instanceof RegExp ? matcher : Object.assign({ test }, { toString: () => pattern });
}

function takeApart(regExp: RegExp): PatternTree | undefined {
  try {
    return parsePattern(regExp);
  } catch {
    // It ignores case where that cannot be followed, or is nested deeper than any stack.
    return undefined;
  }
}

function boundOfTree(tree: PatternTree): Bound {
  if (isDeterministic(tree)) return "engine";
  if (stepsOf(tree.root) > MOST_STEPS || countLooks(tree.root) > MOST_LOOKS) return "none";
  return tree.hasReferences ? "tries" : "automaton";
}

function countLooks(node: PatternNode): number {
  return childrenOf(node).reduce((sum, child) => sum + countLooks(child), node.kind === "look" ? 1 : 0);
}
