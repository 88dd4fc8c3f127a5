import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { escapeStep, valueAt } from "../../contract/json-pointer.ts";
import { isReference } from "../grammar.ts";

/**
 * Schemas that had to take another name than they have in their files. Where no mapping says otherwise, a schema's name is
 * the value by which a discriminator chooses it (OpenAPI 3.1, section 4.8.25); that shall go on.
 */
export class RenamedSchemas {
  readonly #names = new Map<string, string>();

  /** Remembers that what stands at a pointer of the document has this name in its file. */
  add(pointer: string, name: string): void {
    this.#names.set(`#${pointer}`, name);
  }

  /** Writes the names into the mappings of the discriminators that choose among these schemas. */
  keepNames(document: JsonObject, values: Iterable<object>): void {
    if (this.#names.size === 0) return;
    for (const value of values) {
      if (!isObject(value) || !isObject(value.discriminator)) continue;
      const references = [...referencesIn(value.oneOf), ...referencesIn(value.anyOf)];
      for (const reference of references) this.#keep(value.discriminator, reference, references);
    }
    for (const reference of this.#names.keys()) {
      const schema = valueAt(document, reference.slice(1));
      for (const parent of referencesIn(isObject(schema) ? schema.allOf : undefined)) {
        const base = valueAt(document, parent.slice(1));
        if (isObject(base) && isObject(base.discriminator)) this.#keep(base.discriminator, reference, []);
      }
    }
  }

  #keep(discriminator: JsonObject, reference: string, others: readonly string[]): void {
    const name = this.#names.get(reference);
    if (name === undefined || others.includes(`#/components/schemas/${escapeStep(name)}`)) return;
    const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
    if (Object.hasOwn(mapping, name) || Object.values(mapping).includes(reference)) return;
    discriminator.mapping = { ...mapping, [name]: reference };
  }
}

function referencesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter(isReference).map(({ $ref }) => $ref) : [];
}
