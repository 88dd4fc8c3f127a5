import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";
import { escapeStep } from "../json-pointer.ts";
import { listOf } from "./conjuncts.ts";
import type { SchemaReferences } from "./schema-references.ts";
import { componentName } from "./schema-place.ts";

const COMPONENTS = "/components/schemas";

/** With one of these beside it a `$ref` is one of several things that a schema says, as in an `allOf`. */
const SAYS_MORE = ["properties", "allOf", "required", "additionalProperties", "unevaluatedProperties"];

/** Which components inherit from which: those that take another one whole, by `allOf` or by `$ref` and more. */
export class Hierarchy {
  readonly #references: SchemaReferences;
  #children: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(references: SchemaReferences) {
    this.#references = references;
  }

  /** The pointers of all components that inherit from one, at first or second hand. */
  descendantsOf(base: string): readonly string[] {
    this.#children ??= this.#readChildren();
    const found = new Set<string>();
    const queue = [base];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const child of this.#children.get(next) ?? []) {
        if (child !== base && !found.has(child)) queue.push(child);
        if (child !== base) found.add(child);
      }
    }
    return [...found];
  }

  /**
   * Whether a component takes over what a base says without being chosen by the base's discriminator in turn, which
   * would lead round in a circle. `child` is where the component stands.
   */
  inherits(child: string, base: string): boolean {
    const schema = this.#references.at(base);
    if (componentName(child) === undefined || !isObject(schema) || !isObject(schema.discriminator))
      return false;
    const branches = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
    return branches.length === 0 || branches.some((branch) => this.#leadsTo(branch, base, child));
  }

  /** Whether a component refers, by `$ref` or inside its `allOf`, to one that it inherits from; `from` is where that stands. */
  isParent(reference: string, from: string, target: string): boolean {
    const child = from.replace(/\/allOf\/\d+$/, "");
    const schema = componentName(child) === undefined ? undefined : this.#references.at(child);
    return isObject(schema) && parentReferences(schema).includes(reference) && this.inherits(child, target);
  }

  #leadsTo(branch: unknown, from: string, child: string): boolean {
    if (!isObject(branch) || typeof branch.$ref !== "string") return false;
    return this.#references.resolve(branch.$ref, from) === child;
  }

  #readChildren(): Map<string, string[]> {
    const children = new Map<string, string[]>();
    const schemas = this.#references.at(COMPONENTS);
    for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
      if (!isObject(schema)) continue;
      const child = `${COMPONENTS}/${escapeStep(name)}`;
      for (const reference of parentReferences(schema)) {
        const base = this.#references.resolve(reference, child);
        children.set(base, [...(children.get(base) ?? []), child]);
      }
    }
    return children;
  }
}

/** The references by which a component takes over what others say. */
function parentReferences(schema: JsonObject): string[] {
  const own = SAYS_MORE.some((keyword) => keyword in schema) ? [schema] : [];
  return [...own, ...listOf(schema.allOf)].flatMap((part) =>
    isObject(part) && typeof part.$ref === "string" ? [part.$ref] : [],
  );
}
