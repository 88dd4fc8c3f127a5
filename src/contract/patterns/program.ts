import type { CharacterSet } from "./character-set.ts";
import type { Edge, LookNode, PatternNode, RepeatNode } from "./pattern-node.ts";
import { childrenOf } from "./pattern-node.ts";

/** One step of a program; where nothing else is said, the next one follows. */
export type Step =
  | { readonly op: "character"; readonly set: CharacterSet }
  /** Goes on at both, the first one first. */
  | { readonly op: "split"; first: number; second: number }
  | { readonly op: "jump"; to: number }
  | { readonly op: "edge"; readonly edge: Edge }
  | { readonly op: "look"; readonly look: LookNode }
  | { readonly op: "match" }
  // What follows is for patterns with references alone.
  | { readonly op: "save"; readonly slot: number }
  | { readonly op: "forget"; readonly from: number; readonly to: number }
  | { readonly op: "reference"; readonly groups: readonly number[] }
  | { readonly op: "mark"; readonly mark: number }
  /** Goes no further where nothing was taken since the mark was set. */
  | { readonly op: "moved"; readonly mark: number };

/** A pattern as steps, after Thompson (1968); counted repetitions are written out. */
export interface Program {
  readonly steps: readonly Step[];
  /** How many marks it sets. */
  readonly marks: number;
}

/** How a program is written. */
export interface Writing {
  /** Whether it reads the text from its end to its beginning. */
  readonly isBackward: boolean;
  /** Whether it keeps what groups have taken. */
  readonly keepsGroups: boolean;
}

/** More steps than these are not written; the language's own engine takes hardly longer patterns either. */
export const MOST_STEPS = 50_000;

/** How many steps a node is written out in, or somewhat more. */
export function stepsOf(node: PatternNode): number {
  const inside = childrenOf(node).reduce((sum, child) => sum + stepsOf(child), 0);
  if (node.kind !== "repeat") return inside + 2;
  const { min, max } = node;
  return (max === Infinity ? min + 1 : max) * (inside + 4);
}

/** Writes the program of a node, which has not more than {@link MOST_STEPS}. */
export function writeProgram(root: PatternNode, { isBackward, keepsGroups }: Writing): Program {
  const steps: Step[] = [];
  let marks = 0;

  const write = (node: PatternNode): void => {
    switch (node.kind) {
      case "character":
        steps.push({ op: "character", set: node.set });
        break;
      case "edge":
        steps.push({ op: "edge", edge: node.edge });
        break;
      case "look":
        steps.push({ op: "look", look: node });
        break;
      case "reference":
        steps.push({ op: "reference", groups: node.groups });
        break;
      case "sequence":
        for (const item of isBackward ? node.items.toReversed() : node.items) write(item);
        break;
      case "choice":
        writeChoice(node.options);
        break;
      case "repeat":
        writeRepeat(node);
        break;
      case "group": {
        const slots = [2 * node.number, 2 * node.number + 1];
        if (isBackward) slots.reverse();
        const [first = 0, last = 0] = slots;
        if (keepsGroups) steps.push({ op: "save", slot: first });
        write(node.item);
        if (keepsGroups) steps.push({ op: "save", slot: last });
      }
    }
  };

  const writeChoice = (options: readonly PatternNode[]): void => {
    const ends: { op: "jump"; to: number }[] = [];
    for (const [at, option] of options.entries()) {
      if (at === options.length - 1) {
        write(option);
        continue;
      }
      const split = { op: "split" as const, first: steps.length + 1, second: 0 };
      const end = { op: "jump" as const, to: 0 };
      steps.push(split);
      write(option);
      steps.push(end);
      split.second = steps.length;
      ends.push(end);
    }
    for (const end of ends) end.to = steps.length;
  };

  const writeRepeat = (node: RepeatNode): void => {
    const { min, max, isLazy } = node;
    for (let times = 0; times < min; times++) writeTurn(node, false);
    const splits: { op: "split"; first: number; second: number }[] = [];
    const enter = () => {
      const split = { op: "split" as const, first: steps.length + 1, second: steps.length + 1 };
      steps.push(split);
      splits.push(split);
    };
    if (max === Infinity) {
      const start = steps.length;
      enter();
      writeTurn(node, true);
      steps.push({ op: "jump", to: start });
    } else {
      for (let times = min; times < max; times++) {
        enter();
        writeTurn(node, true);
      }
    }
    for (const split of splits) split[isLazy ? "first" : "second"] = steps.length;
  };

  /** One turn of a repetition; a turn that need not be has to take something (ECMAScript, RepeatMatcher). */
  const writeTurn = ({ item, groups: [from, to] }: RepeatNode, mustMove: boolean): void => {
    if (!keepsGroups) {
      write(item);
      return;
    }
    const mark = marks;
    if (mustMove) steps.push({ op: "mark", mark: marks++ });
    if (to > from) steps.push({ op: "forget", from, to });
    write(item);
    if (mustMove) steps.push({ op: "moved", mark });
  };

  write(root);
  steps.push({ op: "match" });
  return { steps, marks };
}
