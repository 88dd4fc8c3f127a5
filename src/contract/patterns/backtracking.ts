import { isEdge } from "./edges.ts";
import type { Effort } from "./effort.ts";
import { PatternEffortError } from "./effort.ts";
import type { LookNode, PatternTree } from "./pattern-node.ts";
import type { Program } from "./program.ts";
import { writeProgram } from "./program.ts";
import type { Side } from "./symbols.ts";
import { sideOf } from "./symbols.ts";

/** What a run may have to take back: what a register held before. */
interface Change {
  readonly registers: Int32Array;
  readonly at: number;
  readonly before: number;
}

/** What one step costs. */
const STEP = 6;

class Exhausted extends Error {}

/**
 * Tests texts against a pattern with references as ECMAScript says, by trying one way after the other; which may take
 * any time, so that it ends with the effort.
 */
export class Backtracking {
  readonly #pattern: string;
  readonly #tree: PatternTree;
  readonly #effort: Effort;
  readonly #program: Program;
  readonly #looks = new Map<LookNode, Program>();

  constructor(pattern: string, tree: PatternTree, effort: Effort) {
    this.#pattern = pattern;
    this.#tree = tree;
    this.#effort = effort;
    this.#program = writeProgram(tree.root, { isBackward: false, keepsGroups: true });
  }

  /** @throws {PatternEffortError} when it takes more than the effort. */
  test(text: string): boolean {
    this.#effort.begin();
    const match = new Match(text, this.#tree, this.#effort, (look) => this.#programOf(look));
    try {
      for (let from = 0; from <= text.length; from++) {
        if (match.begins(this.#program, from)) return true;
        if (this.#tree.isUnicode && (text.codePointAt(from) ?? 0) > 0xffff) from++;
      }
      return false;
    } catch (error) {
      if (error instanceof Exhausted) throw new PatternEffortError(this.#pattern, text);
      throw error;
    }
  }

  #programOf(look: LookNode): Program {
    const known = this.#looks.get(look);
    if (known) return known;
    const program = writeProgram(look.item, { isBackward: look.isBehind, keepsGroups: true });
    this.#looks.set(look, program);
    return program;
  }
}

/** One search in one text. */
class Match {
  readonly #text: string;
  readonly #isUnicode: boolean;
  readonly #effort: Effort;
  readonly #programOf: (look: LookNode) => Program;
  readonly #slots: Int32Array;
  readonly #changes: Change[] = [];

  constructor(
    text: string,
    { isUnicode, groups }: PatternTree,
    effort: Effort,
    programOf: (look: LookNode) => Program,
  ) {
    this.#text = text;
    this.#isUnicode = isUnicode;
    this.#effort = effort;
    this.#programOf = programOf;
    this.#slots = new Int32Array(2 * groups + 2).fill(-1);
  }

  begins(program: Program, from: number): boolean {
    const isMatch = this.#run(program, from, false);
    this.#takeBack(0);
    return isMatch;
  }

  /** Whether a program matches from a place; what its groups have taken stays in the slots when it does. */
  #run({ steps, marks: count }: Program, from: number, isBackward: boolean): boolean {
    const marks = new Int32Array(count);
    const others: number[] = [];
    let [place, at] = [0, from];
    const goBack = (): boolean => {
      const kept = others.pop();
      if (kept === undefined) return false;
      at = others.pop() ?? 0;
      place = others.pop() ?? 0;
      this.#takeBack(kept);
      return true;
    };
    for (;;) {
      if (!this.#effort.spend(STEP)) throw new Exhausted();
      const step = steps[place];
      let goesOn = true;
      if (!step || step.op === "match") return true;
      if (step.op === "jump") place = step.to - 1;
      else if (step.op === "split") {
        others.push(step.second, at, this.#changes.length);
        place = step.first - 1;
      } else if (step.op === "character") {
        const code = isBackward ? this.#codeBefore(at) : this.#codeAt(at);
        goesOn = code !== -1 && step.set.has(code);
        at += (code > 0xffff ? 2 : 1) * (isBackward ? -1 : 1);
      } else if (step.op === "edge") goesOn = isEdge(step.edge, this.#side(at - 1), this.#side(at));
      else if (step.op === "look") goesOn = this.#holds(step.look, at);
      else if (step.op === "save") this.#set(this.#slots, step.slot, at);
      else if (step.op === "forget") {
        for (let slot = 2 * step.from; slot < 2 * step.to; slot++) this.#set(this.#slots, slot, -1);
      } else if (step.op === "mark") this.#set(marks, step.mark, at);
      else if (step.op === "moved") goesOn = marks[step.mark] !== at;
      else {
        const next = this.#repeated(step.groups, at, isBackward);
        goesOn = next !== -1;
        at = next;
      }
      if (goesOn) place++;
      else if (!goBack()) return false;
    }
  }

  /** Whether a lookaround holds; of one that does, only the first way is taken. */
  #holds(look: LookNode, at: number): boolean {
    const before = this.#changes.length;
    const isFound = this.#run(this.#programOf(look), at, look.isBehind);
    if (!isFound || look.isNegative) this.#takeBack(before);
    return isFound !== look.isNegative;
  }

  /** The place after what a group has taken; -1 where it does not stand here. */
  #repeated(groups: readonly number[], at: number, isBackward: boolean): number {
    for (const group of groups) {
      const [start = -1, end = -1] = [this.#slots[2 * group], this.#slots[2 * group + 1]];
      if (start === -1 || end === -1) continue;
      const length = end - start;
      if (!this.#effort.spend(length)) throw new Exhausted();
      const from = isBackward ? at - length : at;
      const isSame = from >= 0 && this.#text.startsWith(this.#text.slice(start, end), from);
      return isSame ? (isBackward ? from : at + length) : -1;
    }
    return at;
  }

  #set(registers: Int32Array, at: number, value: number): void {
    this.#changes.push({ registers, at, before: registers[at] ?? -1 });
    registers[at] = value;
  }

  #takeBack(length: number): void {
    while (this.#changes.length > length) {
      const change = this.#changes.pop();
      if (change) change.registers[change.at] = change.before;
    }
  }

  #side(at: number): Side {
    return at < 0 || at >= this.#text.length ? "nothing" : sideOf(this.#text.charCodeAt(at));
  }

  #codeAt(at: number): number {
    if (at >= this.#text.length) return -1;
    return this.#isUnicode ? (this.#text.codePointAt(at) ?? -1) : this.#text.charCodeAt(at);
  }

  #codeBefore(at: number): number {
    if (at <= 0) return -1;
    const code = this.#text.charCodeAt(at - 1);
    if (!this.#isUnicode || at < 2 || code < 0xdc00 || code > 0xdfff) return code;
    const pair = this.#text.codePointAt(at - 2) ?? code;
    return pair > 0xffff ? pair : code;
  }
}
