import type { CharacterSet } from "./character-set.ts";
import { isEdge } from "./edges.ts";
import type { Effort } from "./effort.ts";
import type { LookNode } from "./pattern-node.ts";
import type { Program } from "./program.ts";
import type { Side } from "./symbols.ts";
import { CharacterClasses, NO_CHARACTER } from "./symbols.ts";

/** Where in a program one may be after some characters; `to` leads on by the symbol that comes next. */
interface State {
  readonly places: readonly number[];
  readonly before: Side;
  readonly to: (Way | undefined)[];
}

interface Way {
  readonly state: State;
  /** Whether the program matches up to where the state was. */
  readonly isMatch: boolean;
}

/** How texts are read. */
export interface Reading {
  readonly isBackward: boolean;
  readonly isUnicode: boolean;
  /** The lookarounds of the program: each has its bit in the {@link Places} that are handed over. */
  readonly looks: readonly LookNode[];
}

/** For each place of a text, from before its first unit to behind its last, a bit for each lookaround that holds there. */
export type Places = Uint16Array;

/** So many places are kept in all states together; then they are forgotten, and made anew. */
const MOST_PLACES = 100_000;

/**
 * Runs a program over texts without ever going back: all that it may be at is followed at once, and each such set, once
 * seen, is a state of a deterministic automaton (Thompson 1968; made while it runs, as RE2 does).
 */
export class Scanner {
  readonly #program: Program;
  readonly #reading: Reading;
  readonly #setOf: readonly number[];
  readonly #classes: CharacterClasses;
  readonly #symbols: number[][] = [];
  #symbolCount = 0;
  readonly #seen: Uint32Array;
  #round = 0;
  #states = new Map<string, State>();
  #kept = 0;

  constructor(program: Program, reading: Reading) {
    this.#program = program;
    this.#reading = reading;
    const sets: CharacterSet[] = [];
    const numbers = new Map<CharacterSet, number>();
    this.#setOf = program.steps.map((step) => {
      if (step.op !== "character") return -1;
      const known = numbers.get(step.set);
      if (known !== undefined) return known;
      numbers.set(step.set, sets.length);
      return sets.push(step.set) - 1;
    });
    this.#classes = new CharacterClasses(sets);
    this.#seen = new Uint32Array(program.steps.length);
  }

  /**
   * Whether there is a match anywhere, or, where `into` is given, sets `bit` in it at each place where one ends.
   * Undefined when that takes more than the effort. `holding` says where the lookarounds hold.
   */
  scan(text: string, effort: Effort, holding?: Places, into?: Places, bit = 0): boolean | undefined {
    if (!effort.spend(16 + (text.length >> 2))) return undefined;
    const { isBackward } = this.#reading;
    let state = this.#stateOf([], "nothing");
    let at = isBackward ? text.length : 0;
    for (;;) {
      const code = isBackward ? this.#codeBefore(text, at) : this.#codeAt(text, at);
      const kind = code === -1 ? NO_CHARACTER : this.#classes.of(code);
      const looks = holding?.[at] ?? 0;
      const symbol = holding ? this.#symbolOf(kind, looks) : kind;
      let way = state.to[symbol];
      if (!way) {
        way = this.#wayFrom(state, kind, looks);
        if (!effort.spend(this.#costs)) return undefined;
        if (state.to.length <= symbol) state.to.length = symbol + 1;
        state.to[symbol] = way;
        this.#kept++;
      }
      if (way.isMatch) {
        if (!into) return true;
        into[at] = (into[at] ?? 0) | bit;
      }
      if (code === -1) return false;
      const width = code > 0xffff ? 2 : 1;
      at += isBackward ? -width : width;
      state = way.state;
    }
  }

  /** How much the latest way took to find. */
  #costs = 0;

  #wayFrom(state: State, kind: number, looks: number): Way {
    const { steps } = this.#program;
    const characters = this.#classes.all[kind];
    const next = characters?.side ?? "nothing";
    const [left, right] = this.#reading.isBackward ? [next, state.before] : [state.before, next];
    const round = ++this.#round;
    const waiting = [0, ...state.places];
    const places: number[] = [];
    let isMatch = false;
    let count = 0;
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const step = steps[place];
      if (!step || this.#seen[place] === round) continue;
      this.#seen[place] = round;
      count++;
      if (step.op === "character") {
        if (characters?.in[this.#setOf[place] ?? -1] === true) places.push(place + 1);
      } else if (step.op === "match") isMatch = true;
      else if (step.op === "jump") waiting.push(step.to);
      else if (step.op === "split") waiting.push(step.first, step.second);
      else if (step.op === "edge") {
        if (isEdge(step.edge, left, right)) waiting.push(place + 1);
      } else if (step.op === "look") {
        const holds = ((looks >> this.#reading.looks.indexOf(step.look)) & 1) === 1;
        if (holds !== step.look.isNegative) waiting.push(place + 1);
      }
    }
    this.#costs = 20 + 4 * count + 8 * places.length;
    return { state: this.#stateOf(places, next), isMatch };
  }

  #stateOf(places: number[], before: Side): State {
    places.sort((one, other) => one - other);
    const key = `${before} ${places.join()}`;
    const known = this.#states.get(key);
    if (known) return known;
    this.#kept += places.length + 8;
    if (this.#kept > MOST_PLACES) {
      this.#states = new Map();
      this.#kept = 0;
    }
    const state: State = { places, before, to: [] };
    this.#states.set(key, state);
    return state;
  }

  /** Characters are told apart by what looks around from where they stand, too. */
  #symbolOf(kind: number, looks: number): number {
    const ofKind = (this.#symbols[kind] ??= []);
    return (ofKind[looks] ??= this.#symbolCount++);
  }

  #codeAt(text: string, at: number): number {
    if (at >= text.length) return -1;
    return this.#reading.isUnicode ? (text.codePointAt(at) ?? -1) : text.charCodeAt(at);
  }

  #codeBefore(text: string, at: number): number {
    if (at <= 0) return -1;
    const code = text.charCodeAt(at - 1);
    if (!this.#reading.isUnicode || at < 2 || code < 0xdc00 || code > 0xdfff) return code;
    const pair = text.codePointAt(at - 2) ?? code;
    return pair > 0xffff ? pair : code;
  }
}
