import type { JsonObject } from "../contract/document.ts";
import { DocumentError, isObject } from "../contract/document.ts";
import type { DocumentLimits } from "./limits.ts";
import { pointerTo } from "./place.ts";

/** What was seen of a parsed text. */
export interface TreeFindings {
  /** How many keys its objects have. */
  readonly keys: number;
}

/**
 * Looks at every value of a parsed text once, before anything else does. What a YAML alias repeats becomes a copy of
 * its own, so that a change in one place never shows in another; texts without aliases take half the time. `file` is its
 * name in messages.
 * @throws {DocumentError} for keys that reach an object's prototype, and what is nested too deeply or too large.
 */
export function checkTree(
  content: unknown,
  limits: DocumentLimits,
  file: string,
  { hasAliases = true } = {},
): TreeFindings {
  const check = new TreeCheck(limits, file, hasAliases);
  if (isContainer(content)) check.visit(content, 0);
  return check;
}

/** Comes to a hundred thousand objects at a start, so that it makes nothing for each of them. */
class TreeCheck implements TreeFindings {
  keys = 0;
  #values = 0;
  readonly #limits: DocumentLimits;
  readonly #file: string;
  readonly #seen: Set<object> | undefined;
  /** The steps to the present value, and what is left of longer ones behind them. */
  readonly #path: (string | number)[] = [];

  constructor(limits: DocumentLimits, file: string, hasAliases: boolean) {
    this.#limits = limits;
    this.#file = file;
    this.#seen = hasAliases ? new Set() : undefined;
  }

  visit(value: object, depth: number): void {
    if (depth > this.#limits.depth) {
      const place = pointerTo(this.#path.slice(0, depth));
      throw new DocumentError(
        `${this.#file}: ${place} is nested more than ${this.#limits.depth} levels deep`,
      );
    }
    this.#seen?.add(value);
    if (Array.isArray(value)) this.#visitItems(value, depth);
    else this.#visitMembers(value as JsonObject, depth);
  }

  #visitItems(list: unknown[], depth: number): void {
    this.#count(list.length);
    for (let at = 0; at < list.length; at++) {
      const child = list[at];
      if (isContainer(child)) this.#enter(list, at, child, depth);
    }
  }

  #visitMembers(value: JsonObject, depth: number): void {
    let count = 0;
    // What was parsed inherits nothing that would be come to, and a list of the keys takes as long as all the rest.
    for (const key in value) {
      count++;
      const child = value[key];
      if (
        key === "__proto__" ||
        (key === "constructor" && isObject(child) && Object.hasOwn(child, "prototype"))
      ) {
        const place = pointerTo([...this.#path.slice(0, depth), key]);
        throw new DocumentError(`${this.#file}: the key at ${place} is not allowed in a document; rename it`);
      }
      if (isContainer(child)) this.#enter(value, key, child, depth);
    }
    this.keys += count;
    this.#count(count);
  }

  #enter(holder: object, key: string | number, child: object, depth: number): void {
    this.#path[depth] = key;
    const own = this.#seen?.has(child) === true ? shallowCopy(child) : child;
    if (own !== child) Reflect.set(holder, key, own);
    this.visit(own, depth + 1);
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values <= this.#limits.values) return;
    throw new DocumentError(`${this.#file}: has more than ${this.#limits.values} values`);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** What is inside is copied when it is come to. */
function shallowCopy(value: object): object {
  return Array.isArray(value) ? [...(value as unknown[])] : { ...value };
}
