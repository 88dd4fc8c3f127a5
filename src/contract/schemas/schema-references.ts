import type { JsonObject } from "../document.ts";
import { DocumentError } from "../document.ts";
import { valueAt } from "../json-pointer.ts";
import { absoluteId, SchemaNames } from "./schema-names.ts";
import { canonicalPointer, innermostId, outermostSchema } from "./schema-place.ts";

/** Finds what a `$ref` in a schema of the document leads to: a place, an anchor, or a schema's own `$id`. */
export class SchemaReferences {
  readonly #root: JsonObject;
  #names: SchemaNames | undefined;

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** Read when first asked for: few documents have names other than places. */
  get names(): SchemaNames {
    return (this.#names ??= new SchemaNames(this.#root));
  }

  /** The schema at a place. */
  at(pointer: string): unknown {
    return valueAt(this.#root, pointer);
  }

  /** The schema that names inside `pointer` belong to: the innermost one with an `$id`, else the outermost one. */
  resourceOf(pointer: string): string {
    return innermostId(this.#root, pointer)?.pointer ?? outermostSchema(pointer);
  }

  /**
   * The pointer that a reference comes to; `from` is where it stands.
   * @throws {DocumentError} when it leads to nothing.
   */
  resolve(reference: string, from: string): string {
    const found = this.find(reference, from);
    if (found !== undefined) return found;
    throw new DocumentError(`#${from}: $ref "${reference}" leads to nothing`);
  }

  /** The pointer that a reference comes to; undefined when it leads to nothing. */
  find(reference: string, from: string): string | undefined {
    if (reference === "#" || reference === "") return this.resourceOf(from);
    if (reference.startsWith("#/")) {
      const place = canonicalPointer(reference.slice(1));
      const inside = innermostId(this.#root, from)?.pointer;
      return this.#existing(`${inside ?? ""}${place}`) ?? this.#existing(place);
    }
    if (reference.startsWith("#")) return this.names.byAnchor(this.resourceOf(from), reference.slice(1));
    const uri = absoluteId([...(innermostId(this.#root, from)?.ids ?? []), reference]);
    const target = this.names.byId(uri);
    const fragment = reference.split("#")[1] ?? "";
    if (target === undefined || fragment === "") return target;
    if (!fragment.startsWith("/")) return this.names.byAnchor(target, fragment);
    return this.#existing(target + canonicalPointer(fragment));
  }

  #existing(pointer: string): string | undefined {
    return valueAt(this.#root, pointer) === undefined ? undefined : pointer;
  }
}
