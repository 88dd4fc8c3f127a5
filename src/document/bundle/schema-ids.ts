import type { JsonObject } from "../../contract/document.ts";
import { absoluteId } from "../../contract/schemas/schema-names.ts";
import type { Kind } from "../grammar.ts";
import type { Scope, Site } from "./sites.ts";

/** The `$id`s of the schemas in a document. References to them are no files and stay as they are. */
export class SchemaIds {
  readonly #known = new Set<string>();

  /** What surrounds the values below this one. */
  enter(value: JsonObject, kind: Kind, scope: Scope): Scope {
    if (kind !== "schema" || typeof value.$id !== "string") return scope;
    const base = absoluteId([value.$id], scope.base);
    this.#known.add(base);
    return { ...scope, base };
  }

  /** Whether a reference may be one to an `$id` that is not known yet. */
  mayName({ reference, scope }: Site): boolean {
    return scope.base !== undefined || /^[a-z][a-z0-9+.-]+:/i.test(reference);
  }

  /** Whether a reference leads to a schema by its `$id`. */
  names({ reference, scope }: Site): boolean {
    return this.#known.size > 0 && this.#known.has(absoluteId([reference], scope.base));
  }
}
