import type { CharacterSet } from "./character-set.ts";
import { oneCharacter, writtenSet } from "./character-set.ts";
import { readEscape } from "./escapes.ts";
import type { Edge, PatternNode, PatternTree } from "./pattern-node.ts";
import { surveyGroups } from "./survey-groups.ts";

/** The flags that count in a part of a pattern, which may set its own: `(?i:…)`. */
interface Manner {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

/** Takes a regular expression apart. */
export function parsePattern({ source, flags }: RegExp): PatternTree {
  return new PatternParser(source, flags).parse();
}

/** Reads what is known to be valid; so it only has to find out what stands where. */
class PatternParser {
  readonly #source: string;
  readonly #isUnicode: boolean;
  readonly #named: ReadonlyMap<string, readonly number[]>;
  readonly #groups: number;
  readonly #sets = new Map<string, CharacterSet>();
  #manner: Manner;
  #at = 0;
  #opened = 0;
  #hasReferences = false;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#isUnicode = flags.includes("u");
    this.#manner = { i: flags.includes("i"), m: flags.includes("m"), s: flags.includes("s") };
    const { count, named } = surveyGroups(source);
    this.#groups = count;
    this.#named = named;
  }

  parse(): PatternTree {
    const root = this.#choice();
    return {
      root,
      isUnicode: this.#isUnicode,
      groups: this.#groups,
      hasReferences: this.#hasReferences,
    };
  }

  #choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    const [only] = options;
    return only && options.length === 1 ? only : { kind: "choice", options };
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] ?? "")) {
      const from = this.#opened + 1;
      const item = this.#atom();
      items.push(this.#repeated(item, [from, this.#opened + 1]));
    }
    const [only] = items;
    return only && items.length === 1 ? only : { kind: "sequence", items };
  }

  #repeated(item: PatternNode, groups: readonly [number, number]): PatternNode {
    const found = this.#match(/[*+?]|\{(\d+)(?:(,)(\d*))?\}/y);
    if (!found) return item;
    const [sign, least, comma, most] = found;
    const min = least === undefined ? (sign === "+" ? 1 : 0) : Number(least);
    const max =
      least === undefined
        ? sign === "?"
          ? 1
          : Infinity
        : comma === undefined
          ? min
          : most
            ? Number(most)
            : Infinity;
    return { kind: "repeat", item, min, max, isLazy: this.#take("?"), groups };
  }

  #atom(): PatternNode {
    const sign = this.#source[this.#at];
    if (sign === "(") return this.#group();
    if (sign === "\\") return this.#escape();
    if (sign === "[") return this.#set(this.#match(/\[(?:\\[^]|[^\]\\])*\]/y)?.[0] ?? "");
    if (sign === "." && this.#take(".")) return this.#set(".");
    if (sign === "^" && this.#take("^")) return this.#edge(this.#manner.m ? "line-start" : "start");
    if (sign === "$" && this.#take("$")) return this.#edge(this.#manner.m ? "line-end" : "end");
    const code =
      (this.#isUnicode ? this.#source.codePointAt(this.#at) : this.#source.charCodeAt(this.#at)) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return this.#character(code);
  }

  #group(): PatternNode {
    const look = this.#match(/\(\?(<?)([=!])/y);
    if (look) {
      const item = this.#inside();
      return { kind: "look", isBehind: look[1] === "<", isNegative: look[2] === "!", item };
    }
    const plain = this.#match(/\(\?([ims]*)(?:-([ims]*))?:/y);
    if (plain) return this.#inside({ set: plain[1] ?? "", unset: plain[2] ?? "" });
    this.#match(/\((?:\?<[^>]*>)?/y);
    this.#opened++;
    const number = this.#opened;
    return { kind: "group", number, item: this.#inside() };
  }

  #inside({ set, unset } = { set: "", unset: "" }): PatternNode {
    const around = this.#manner;
    const is = (flag: keyof Manner) => (around[flag] || set.includes(flag)) && !unset.includes(flag);
    this.#manner = { i: is("i"), m: is("m"), s: is("s") };
    const item = this.#choice();
    this.#manner = around;
    this.#take(")");
    return item;
  }

  #escape(): PatternNode {
    const escape = readEscape(this.#source, this.#at, {
      isUnicode: this.#isUnicode,
      groups: this.#groups,
      hasNames: this.#named.size > 0,
    });
    this.#at = escape.end;
    if ("raw" in escape) return this.#set(escape.raw);
    if ("code" in escape) return this.#character(escape.code);
    if ("edge" in escape) return this.#edge(escape.edge);
    if (this.#manner.i) throw new UnreadPatternError("a reference that ignores case");
    this.#hasReferences = true;
    const { group } = escape;
    return {
      kind: "reference",
      groups: typeof group === "number" ? [group] : (this.#named.get(group) ?? []),
    };
  }

  #edge(edge: Edge): PatternNode {
    if (this.#manner.i && this.#isUnicode && edge.includes("word")) {
      throw new UnreadPatternError("an edge of words that ignores case");
    }
    return { kind: "edge", edge };
  }

  #character(code: number): PatternNode {
    if (!this.#manner.i) return { kind: "character", set: oneCharacter(code) };
    return this.#set(String.fromCodePoint(code).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&"));
  }

  #set(raw: string): PatternNode {
    const { i, s } = this.#manner;
    const flags = `${i ? "i" : ""}${s ? "s" : ""}${this.#isUnicode ? "u" : ""}`;
    const key = `${flags}/${raw}`;
    const set = this.#sets.get(key) ?? writtenSet(raw, flags);
    this.#sets.set(key, set);
    return { kind: "character", set };
  }

  #take(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #match(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#source);
    if (!found) return undefined;
    this.#at += found[0].length;
    return found;
  }
}

/** Something in a pattern that only the language's own engine can follow. */
export class UnreadPatternError extends Error {}
