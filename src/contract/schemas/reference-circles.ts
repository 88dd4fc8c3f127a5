import { isObject } from "../document.ts";
import { escapeStep } from "../json-pointer.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { holds, isAboutSameValue } from "./schema-keywords.ts";
import type { SchemaReferences } from "./schema-references.ts";

/** Finds references by which a schema would be asked about the same value again, without end. */
export class ReferenceCircles {
  readonly #references: SchemaReferences;
  readonly #hierarchy: Hierarchy;
  readonly #next = new Map<string, readonly string[]>();

  constructor(references: SchemaReferences, hierarchy: Hierarchy) {
    this.#references = references;
    this.#hierarchy = hierarchy;
  }

  /** Whether the schema at `from` is asked about the same value as the one at `to`, through references. */
  leads(from: string, to: string): boolean {
    const seen = new Set<string>();
    const queue = [from];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (next === to) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...this.#nextOf(next));
    }
    return false;
  }

  #nextOf(pointer: string): readonly string[] {
    const known = this.#next.get(pointer);
    if (known) return known;
    const found: string[] = [];
    this.#collect(this.#references.at(pointer), pointer, found);
    this.#next.set(pointer, found);
    return found;
  }

  #collect(schema: unknown, pointer: string, found: string[]): void {
    if (!isObject(schema)) return;
    for (const reference of [schema.$ref, schema.$dynamicRef]) {
      if (typeof reference !== "string") continue;
      const target = this.#references.resolve(reference, pointer);
      // What a schema takes over from the one it inherits from does not lead back to it.
      if (!this.#hierarchy.inherits(pointer.replace(/\/allOf\/\d+$/, ""), target)) found.push(target);
    }
    for (const [keyword, value] of Object.entries(schema)) {
      const kind = isAboutSameValue(keyword) ? holds(keyword) : undefined;
      const at = `${pointer}/${escapeStep(keyword)}`;
      if (kind === "one") this.#collect(value, at, found);
      else if (kind !== undefined && typeof value === "object" && value !== null) {
        for (const [step, part] of Object.entries(value)) {
          this.#collect(part, `${at}/${escapeStep(step)}`, found);
        }
      }
    }
  }
}
