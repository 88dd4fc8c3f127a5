import type { JsonDocument } from "./document.ts";
import { valueOf } from "./document.ts";
import type { CollectionDefinition } from "./store.ts";
import { isNone } from "./value-order.ts";

/** A document has values that its collection keeps unique, and another one has them already; nothing was changed. */
export class NotUniqueError extends Error {
  override readonly name = "NotUniqueError";
  readonly collection: string;
  readonly properties: readonly string[];

  constructor(collection: string, properties: readonly string[], document: JsonDocument) {
    const said = properties.map((name) => `${name} ${JSON.stringify(valueOf(document, name))}`).join(" and ");
    super(`Another document of "${collection}" has the ${said} already.`);
    this.collection = collection;
    this.properties = properties;
  }
}

/** The lists of properties whose values together belong to one document of the collection alone. */
export function uniqueOf({ unique = [] }: CollectionDefinition): readonly (readonly string[])[] {
  return unique.map(asList);
}

/** The lists of properties that are often asked for together. */
export function indexesOf({ indexes = [] }: CollectionDefinition): readonly (readonly string[])[] {
  return indexes.map(asList);
}

function asList(properties: string | readonly string[]): readonly string[] {
  return typeof properties === "string" ? [properties] : properties;
}

/** The values of the properties as one text; undefined where one of them is none, since that is like no other. */
export function uniqueKeyOf(document: JsonDocument, properties: readonly string[]): string | undefined {
  const values = properties.map((property) => valueOf(document, property));
  return values.some(isNone) ? undefined : JSON.stringify(values);
}
