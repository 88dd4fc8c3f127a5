import type { JsonObject } from "../../contract/document.ts";
import type { Choice } from "../../contract/schemas/choice.ts";
import { readChoice } from "../../contract/schemas/choice.ts";
import { Hierarchy } from "../../contract/schemas/hierarchy.ts";
import { referredBy } from "../../contract/schemas/mapping.ts";
import { SchemaReferences } from "../../contract/schemas/schema-references.ts";
import type { Demand, Part, Scope } from "./demand.ts";
import { isWritten } from "./demand.ts";

/** Thrown at the first `$dynamicRef`, to begin again with scopes kept: few documents need them. */
export class ScopesWanted extends Error {
  override readonly name = "ScopesWanted";
}

/** Finds the schemas that others refer to or choose between, as the validator does. */
export class SchemaLookup {
  /** Whether demands carry the dynamic anchors that they were reached through. */
  keepsScopes = false;
  readonly #references: SchemaReferences;
  readonly #hierarchy: Hierarchy;

  constructor(root: JsonObject) {
    this.#references = new SchemaReferences(root);
    this.#hierarchy = new Hierarchy(this.#references);
  }

  /** What a `$ref` leads to; undefined where it leads to nothing. `from` is where it stands. */
  target(reference: string, from: Demand): Demand | undefined {
    const pointer = this.#find(reference, from);
    if (pointer === undefined) return undefined;
    const isBase = this.#hierarchy.isParent(reference, from.pointer, pointer);
    return this.enter({ ...from, ...this.#at(pointer), isBase });
  }

  /**
   * What a `$dynamicRef` leads to: the outermost schema of its name that was come through.
   * @throws {ScopesWanted} while scopes are not kept.
   */
  dynamicTarget(reference: string, from: Demand): Demand | undefined {
    if (!this.keepsScopes) throw new ScopesWanted();
    const initial = this.#find(reference, from);
    if (initial === undefined) return undefined;
    const anchor = reference.split("#")[1] ?? "";
    const isDynamic = this.#anchorsAround(initial).get(anchor) === initial;
    const pointer = isDynamic ? (from.scope.get(anchor) ?? initial) : initial;
    return this.enter({ ...from, ...this.#at(pointer), isBase: false });
  }

  /** The demand with the dynamic anchors around it in its scope; what is outermost stays. */
  enter(demand: Demand): Demand {
    if (!this.keepsScopes) return demand;
    return { ...demand, scope: new Map([...this.#anchorsAround(demand.pointer), ...demand.scope]) };
  }

  /** What a part's discriminator chooses between; undefined where it has none that could. */
  choiceOf(part: Part): Choice | undefined {
    if (!isWritten(part) || part.schema.discriminator === undefined) return undefined;
    return readChoice(this.#references, this.#hierarchy, part.schema, part.pointer);
  }

  /** The demand that a schema makes which is chosen at the place of a part. */
  chosen(pointer: string, part: Part): Demand {
    const within = [...part.within, part.pointer];
    return this.enter({ ...part, ...this.#at(pointer), within, isBase: false });
  }

  /** The schema that the one at a pointer refers to, itself where it refers to none. */
  referredBy(pointer: string): string {
    return referredBy(this.#references, pointer);
  }

  #at(pointer: string): Pick<Demand, "schema" | "pointer"> {
    return { schema: this.#references.at(pointer), pointer };
  }

  #find(reference: string, from: Demand): string | undefined {
    return this.#references.find(reference, placeOf(from));
  }

  #anchorsAround(pointer: string): Scope {
    return this.#references.names.dynamicAnchors(this.#references.resourceOf(pointer));
  }
}

/** The place in the document that a demand was derived from. */
function placeOf({ pointer }: Demand): string {
  return pointer.slice(Math.max(0, pointer.indexOf("/")));
}
