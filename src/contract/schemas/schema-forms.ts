import type { JsonObject } from "../document.ts";
import type { Direction } from "./direction.ts";
import { WithheldProperties } from "./direction.ts";
import { Hierarchy } from "./hierarchy.ts";
import { ReferenceCircles } from "./reference-circles.ts";
import type { FormParts, Target } from "./schema-form.ts";
import { SchemaForm } from "./schema-form.ts";
import type { Schema } from "./schema-keywords.ts";
import { SchemaReferences } from "./schema-references.ts";

/** The schemas that dynamic anchors mean for now, by name: those of the outermost schema that has them. */
type DynamicScope = ReadonlyMap<string, string>;

/** One form of one schema: what makes it differ from other forms of the same schema. */
interface Instance {
  readonly id: string;
  readonly number: number;
  readonly pointer: string;
  readonly direction: Direction;
  readonly isBase: boolean;
  readonly optional: readonly string[];
  readonly scope: DynamicScope;
}

/** Thrown at the first `$dynamicRef`, to begin again with scopes kept. */
class DynamicScopeWanted extends Error {}

/** The forms of a document's schemas, each derived when first wanted, with all the forms that it refers to. */
export class SchemaForms {
  readonly references: SchemaReferences;
  readonly #parts: FormParts;
  readonly #circles: ReferenceCircles;
  readonly #instances = new Map<string, Instance>();
  #keepsScopes = false;
  #count = 0;

  constructor(root: JsonObject) {
    this.references = new SchemaReferences(root);
    const hierarchy = new Hierarchy(this.references);
    this.#circles = new ReferenceCircles(this.references, hierarchy);
    this.#parts = {
      references: this.references,
      withheld: new WithheldProperties(this.references),
      hierarchy,
    };
  }

  /**
   * The id of a schema's form. Forms that did not exist before are given to `add` first.
   * @throws {DocumentError} when a reference leads to nothing.
   */
  idOf(pointer: string, direction: Direction, add: (id: string, form: Schema) => void): string {
    const before = new Set(this.#instances.keys());
    const queue: Instance[] = [];
    try {
      const scope = this.#enter(pointer, new Map());
      const { id } = this.#instance({ pointer, direction, isBase: false, optional: [], scope }, queue);
      const forms = new Map<string, Schema>();
      for (const instance of queue) forms.set(instance.id, this.#derive(instance, queue));
      for (const [formId, form] of forms) add(formId, form);
      return id;
    } catch (error) {
      for (const key of this.#instances.keys()) if (!before.has(key)) this.#instances.delete(key);
      if (!(error instanceof DynamicScopeWanted)) throw error;
      this.#keepsScopes = true;
      return this.idOf(pointer, direction, add);
    }
  }

  /** Iterating an array while it grows reaches what was added. */
  #derive(instance: Instance, queue: Instance[]): Schema {
    const { pointer, direction, isBase, optional } = instance;
    const form = new SchemaForm(this.#parts, direction, (target) => this.#refer(target, instance, queue));
    return form.derive(pointer, isBase, optional);
  }

  #refer(target: Target, from: Instance, queue: Instance[]): string | undefined {
    if (target.dynamicAnchor !== undefined && !this.#keepsScopes) throw new DynamicScopeWanted();
    const pointer = this.#dynamicTarget(target, from.scope);
    const { isBase, optional, sameValue } = target;
    const scope = this.#enter(pointer, from.scope);
    const to = this.#instance({ pointer, direction: from.direction, isBase, optional, scope }, queue);
    const leadsBack = sameValue && to.number <= from.number && !isBase;
    return leadsBack && this.#circles.leads(pointer, from.pointer) ? undefined : to.id;
  }

  #dynamicTarget({ pointer, dynamicAnchor }: Target, scope: DynamicScope): string {
    if (dynamicAnchor === undefined) return pointer;
    const { names } = this.references;
    const isDynamic =
      names.dynamicAnchors(this.references.resourceOf(pointer)).get(dynamicAnchor) === pointer;
    return isDynamic ? (scope.get(dynamicAnchor) ?? pointer) : pointer;
  }

  /** The scope inside a schema: what is outermost stays (JSON Schema 2020-12, section 8.2.3.2). */
  #enter(pointer: string, scope: DynamicScope): DynamicScope {
    if (!this.#keepsScopes) return scope;
    const own = this.references.names.dynamicAnchors(this.references.resourceOf(pointer));
    return new Map([...own, ...scope]);
  }

  #instance(wanted: Omit<Instance, "id" | "number">, queue: Instance[]): Instance {
    const { pointer, direction, isBase, optional, scope } = wanted;
    const key = JSON.stringify([pointer, direction, isBase, optional, [...scope].sort()]);
    const known = this.#instances.get(key);
    if (known) return known;
    const number = this.#count++;
    const instance = { ...wanted, number, id: `contract:${number}` };
    this.#instances.set(key, instance);
    queue.push(instance);
    return instance;
  }
}
