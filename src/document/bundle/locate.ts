import type { JsonObject } from "../../contract/document.ts";
import { escapeStep } from "../../contract/json-pointer.ts";
import { isReference } from "../grammar.ts";
import { stepsOf } from "../place.ts";
import type { SourceFile, SourceFiles } from "../source-files.ts";

/** A value that a reference leads to. */
export interface Target {
  readonly value: unknown;
  /** The file that `pointer` leads through. */
  readonly file: SourceFile;
  /** Percent-encoded, as in a `$ref`. */
  readonly pointer: string;
  /** The file that it was written in, which its own references start from. */
  readonly home: SourceFile;
}

/** A chain of references longer than this is taken for a circle. */
const LONGEST_CHAIN = 100;

/** Finds what references lead to, over files and through other references. */
export class Locator {
  readonly #files: SourceFiles;
  /** The file that an object was written in, where that is not the one it stands in now. */
  readonly #homes = new Map<object, SourceFile>();

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** Remembers which file an object was written in. */
  remember(value: object, file: SourceFile): void {
    this.#homes.set(value, file);
  }

  /**
   * What a reference in a file leads to in the end; a text that says what is wrong where that is nothing.
   * @throws {DocumentError} when a file may not be read.
   */
  async find(reference: string, from: SourceFile, chain = 0): Promise<Target | string> {
    if (chain > LONGEST_CHAIN) return "leads round in a circle";
    const [path, fragment] = splitReference(reference);
    const file = path === "" ? from : await this.#files.find(path, from);
    const start: Target = { value: file.content, file, pointer: "", home: file };
    if (fragment !== "" && !fragment.startsWith("/")) {
      return findAnchor(start, fragment) ?? `leads to nothing: ${file.name} has no $anchor "${fragment}"`;
    }
    let at = start;
    // Many write `pet.yaml#/` for the whole of the file.
    for (const step of fragment === "/" && path !== "" ? [] : stepsOf(fragment)) {
      const next = await this.#step(at, step, chain);
      if (next === undefined) return "leads to nothing";
      if (typeof next === "string") return next;
      at = next;
    }
    return isBareReference(at.value) ? this.#follow(at.value, at, chain) : at;
  }

  async #step(at: Target, step: string, chain: number): Promise<Target | string | undefined> {
    if (typeof at.value !== "object" || at.value === null) return undefined;
    if (Object.hasOwn(at.value, step)) {
      const value: unknown = Reflect.get(at.value, step);
      return {
        ...at,
        value,
        pointer: `${at.pointer}/${escapeStep(step)}`,
        home: this.#homeOf(value, at.home),
      };
    }
    if (!isReference(at.value)) return undefined;
    const next = await this.#follow(at.value, at, chain);
    return typeof next === "string" ? next : this.#step(next, step, chain + 1);
  }

  #follow({ $ref }: { $ref: string }, at: Target, chain: number): Promise<Target | string> {
    return this.find($ref, at.home, chain + 1);
  }

  #homeOf(value: unknown, file: SourceFile): SourceFile {
    return (typeof value === "object" && value !== null ? this.#homes.get(value) : undefined) ?? file;
  }
}

/** Path and fragment of a reference, either perhaps empty. */
export function splitReference(reference: string): [path: string, fragment: string] {
  const hash = reference.indexOf("#");
  return hash === -1 ? [reference, ""] : [reference.slice(0, hash), reference.slice(hash + 1)];
}

/** Whether a value is a reference and says nothing beside it. */
function isBareReference(value: unknown): value is JsonObject & { $ref: string } {
  return isReference(value) && Object.keys(value).length === 1;
}

/** The schema that gives itself this name. */
function findAnchor(at: Target, name: string): Target | undefined {
  if (typeof at.value !== "object" || at.value === null) return undefined;
  if ("$anchor" in at.value && at.value.$anchor === name) return at;
  if ("$dynamicAnchor" in at.value && at.value.$dynamicAnchor === name) return at;
  for (const [key, value] of Object.entries(at.value)) {
    const found = findAnchor({ ...at, value, pointer: `${at.pointer}/${escapeStep(key)}` }, name);
    if (found) return found;
  }
  return undefined;
}
