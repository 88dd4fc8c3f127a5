import type { TextPlace } from "./text-place.ts";
import { placeAt } from "./text-place.ts";

/** Strings and brackets: all that says where a value of a JSON text ends. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/** Finds values in a text that is known to be JSON. */
export class JsonPlaces {
  readonly #text: string;
  /** Where the values in a container begin, by the place that it begins itself. */
  readonly #containers = new Map<number, ReadonlyMap<string, number>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Where these steps lead, or as far as they lead. */
  find(steps: readonly (string | number)[]): TextPlace {
    let at = this.#skipSpace(0);
    for (const step of steps) {
      const next = this.#childrenAt(at).get(String(step));
      if (next === undefined) break;
      at = next;
    }
    return placeAt(this.#text, at);
  }

  #childrenAt(start: number): ReadonlyMap<string, number> {
    const known = this.#containers.get(start);
    if (known) return known;
    const found = this.#readContainer(start);
    this.#containers.set(start, found);
    return found;
  }

  #readContainer(start: number): ReadonlyMap<string, number> {
    const children = new Map<string, number>();
    const isList = this.#text.charAt(start) === "[";
    if (!isList && this.#text.charAt(start) !== "{") return children;
    let at = this.#skipSpace(start + 1);
    for (let position = 0; !"]}".includes(this.#text.charAt(at)); position++) {
      const key = isList ? undefined : this.#stringAt(at);
      const value = key === undefined ? at : this.#skipSpace(this.#text.indexOf(":", at + key.length) + 1);
      children.set(key === undefined ? String(position) : String(JSON.parse(key)), value);
      const end = this.#endOf(value);
      at = this.#text.charAt(end) === "," ? this.#skipSpace(end + 1) : end;
    }
    return children;
  }

  /** The comma or bracket that ends a value. */
  #endOf(start: number): number {
    TOKEN.lastIndex = start;
    let depth = 0;
    for (let token = TOKEN.exec(this.#text); token; token = TOKEN.exec(this.#text)) {
      const [text] = token;
      if (text === "{" || text === "[") depth++;
      else if (text.startsWith('"')) continue;
      else if (depth === 0) return token.index;
      else if (text !== ",") depth--;
    }
    return this.#text.length;
  }

  #stringAt(start: number): string {
    TOKEN.lastIndex = start;
    return TOKEN.exec(this.#text)?.[0] ?? "";
  }

  #skipSpace(from: number): number {
    let at = from;
    while (" \t\r\n".includes(this.#text.charAt(at)) && at < this.#text.length) at++;
    return at;
  }
}
