import type { JsonObject } from "../contract/document.ts";
import type { Located } from "../contract/json-pointer.ts";
import type { Operation } from "../contract/operation.ts";

/** A schema, and where it stands in the document. */
export type LocatedSchema = Located<JsonObject | boolean>;

/** Two paths that form a collection, `/pets` and `/pets/{petId}`, and what their operations do with it. */
export interface CollectionPlan {
  /** The path of the list, which is the name of the store's collection too. */
  readonly path: string;
  /** The path of an item: that of the list and one variable more. */
  readonly itemPath: string;
  /** The name of that variable. */
  readonly idParameter: string;
  /** The property of an item that it stands for. */
  readonly idProperty: string;
  /** The variables in the path of the list: a list of its own for each of their values. */
  readonly parents: readonly string[];
  /** What an item is in replies. */
  readonly itemSchema: LocatedSchema;
  /** What the operations do, by their ids. */
  readonly roles: ReadonlyMap<string, { readonly role: Role; readonly operation: Operation }>;
}

/** What an operation does with a collection or one of its items. */
export type Role = "list" | "create" | "read" | "replace" | "change" | "remove";

/** What an id has to keep besides the item's own schema: that of the variable in the path. */
export function idSchemaOf({ roles, idParameter, itemPath }: CollectionPlan): LocatedSchema | undefined {
  for (const { operation } of roles.values()) {
    if (operation.path !== itemPath) continue;
    const own = operation.parameters.find(({ name, in: place }) => place === "path" && name === idParameter);
    if (own?.schema) return own.schema;
  }
  return undefined;
}

/** Which collections are above this one, and which below: those that lie at one of its items. */
export interface Relatives {
  readonly ancestors: readonly CollectionPlan[];
  readonly descendants: readonly CollectionPlan[];
}

/** Finds them by the paths. */
export function relativesOf(plan: CollectionPlan, all: readonly CollectionPlan[]): Relatives {
  return {
    ancestors: all.filter((other) => plan.path.startsWith(`${other.itemPath}/`)),
    descendants: all.filter((other) => other.path.startsWith(`${plan.itemPath}/`)),
  };
}
