import { isObject } from "../contract/document.ts";
import type { Operation } from "../contract/operation.ts";

/** So many values of one property are remembered, the latest ones. */
const MOST_VALUES = 20;
/** So many items of a list are looked at, and so deep. */
const MOST_ITEMS = 50;
const DEEPEST = 4;

type Scalar = string | number;

interface Known {
  /** The path of the operation whose replies have it. */
  readonly path: string;
  /** The property's name, in small letters and digits alone. */
  readonly word: string;
  values: Scalar[];
}

/** What is named by an id in requests is known from replies: values by the property and the path that they came from. */
export class KnownValues {
  readonly #known = new Map<string, Known>();

  /** Looks for values in the body of a reply that was a success. */
  learn({ path }: Pick<Operation, "path">, body: unknown, depth = 0): void {
    if (depth > DEEPEST) return;
    if (Array.isArray(body)) {
      for (const item of body.slice(0, MOST_ITEMS)) this.learn({ path }, item, depth + 1);
      return;
    }
    if (!isObject(body)) return;
    for (const [name, value] of Object.entries(body)) {
      if (typeof value === "string" || typeof value === "number") this.#add(path, wordOf(name), value);
      else this.learn({ path }, value, depth + 1);
    }
  }

  /** Forgets a value: what it names is not there any more. */
  forget(value: unknown): void {
    for (const known of this.#known.values()) known.values = known.values.filter((other) => other !== value);
  }

  /**
   * Values that a parameter or property of this name may have, the likeliest first: those of a property of the same name,
   * and ids of the collection that the name or the path speaks of.
   */
  valuesFor({ path }: Pick<Operation, "path">, name: string): Scalar[] {
    const word = wordOf(name);
    const ending = ENDING.exec(word)?.[1];
    if (ending === undefined) return [];
    const before = path.includes(`/{${name}}`) ? path.slice(0, path.indexOf(`/{${name}}`)) : undefined;
    const noun = word.slice(0, -ending.length);
    const all = [...this.#known.values()];
    const ranked = [
      ...all.filter((known) => known.path === before && known.word === word),
      ...all.filter((known) => known.path === before && (known.word === ending || known.word === "id")),
      ...all.filter((known) => known.word === word && word !== ending),
      ...all.filter((known) => known.word === ending && noun !== "" && isAbout(known.path, noun)),
    ];
    return [...new Set(ranked.flatMap(({ values }) => values))];
  }

  #add(path: string, word: string, value: Scalar): void {
    if (!ENDING.test(word)) return;
    const key = `${path} ${word}`;
    const known = this.#known.get(key) ?? { path, word, values: [] };
    this.#known.set(key, known);
    known.values = [value, ...known.values.filter((other) => other !== value)].slice(0, MOST_VALUES);
  }
}

/** How names end that tell one thing from others. */
const ENDING = /(id|uuid|name|slug|key|code|number|sha|login)$/;

function wordOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Whether a path ends in the plural of a noun, or the noun itself: `/models` for `model`. */
function isAbout(path: string, noun: string): boolean {
  const last = wordOf(path.split("/").findLast((segment) => segment !== "" && !segment.includes("{")) ?? "");
  return last === noun || last === `${noun}s` || last === `${noun}es` || last === `${noun.slice(0, -1)}ies`;
}
