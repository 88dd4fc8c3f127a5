import type { Effort } from "./effort.ts";
import { PatternEffortError } from "./effort.ts";
import type { LookNode, PatternNode, PatternTree } from "./pattern-node.ts";
import { childrenOf } from "./pattern-node.ts";
import { writeProgram } from "./program.ts";
import type { Places } from "./scanner.ts";
import { Scanner } from "./scanner.ts";

/** More lookarounds than these are not followed. */
export const MOST_LOOKS = 16;

/** The lookarounds of a pattern that are inside no other. */
export function looksIn(node: PatternNode): LookNode[] {
  return node.kind === "look" ? [node] : childrenOf(node).flatMap(looksIn);
}

/**
 * Tests texts against a pattern without references in time in proportion to the text. Where a lookaround holds is found
 * out beforehand for every place of the text, by a run of its own: forward for one that looks behind, backward for one
 * that looks ahead.
 */
export class Automaton {
  readonly #pattern: string;
  readonly #whole: Run;
  readonly #effort: Effort;

  constructor(pattern: string, { root, isUnicode }: PatternTree, effort: Effort) {
    this.#pattern = pattern;
    this.#effort = effort;
    this.#whole = new Run(root, isUnicode, false);
  }

  /** @throws {PatternEffortError} when it takes more than the effort. */
  test(text: string): boolean {
    this.#effort.begin();
    const isMatch = this.#whole.scan(text, this.#effort);
    if (isMatch === undefined) throw new PatternEffortError(this.#pattern, text);
    return isMatch;
  }
}

/** A part of a pattern that is run over the whole text, after the lookarounds in it. */
class Run {
  readonly #scanner: Scanner;
  readonly #inside: readonly Run[];

  constructor(node: PatternNode, isUnicode: boolean, isBackward: boolean) {
    const looks = looksIn(node);
    this.#inside = looks.map(({ item, isBehind }) => new Run(item, isUnicode, !isBehind));
    const program = writeProgram(node, { isBackward, keepsGroups: false });
    this.#scanner = new Scanner(program, { isBackward, isUnicode, looks });
  }

  /** As {@link Scanner.scan} does. */
  scan(text: string, effort: Effort, into?: Places, bit = 0): boolean | undefined {
    if (this.#inside.length === 0) return this.#scanner.scan(text, effort, undefined, into, bit);
    const holding: Places = new Uint16Array(text.length + 1);
    for (const [at, run] of this.#inside.entries()) {
      if (run.scan(text, effort, holding, 1 << at) === undefined) return undefined;
    }
    return this.#scanner.scan(text, effort, holding, into, bit);
  }
}
