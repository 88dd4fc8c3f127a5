import type { ValueShape } from "../schema-types.ts";
import type { XmlName } from "./xml-tree.ts";

/** How a value stands in XML, by the `xml` object of its schema (OpenAPI 3.1, section 4.8.26; `nodeType` is of 3.2). */
export interface XmlDeclaration {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly prefix: string | undefined;
  readonly place: "element" | "attribute" | "text";
  /** For an array: whether an element of its own stands around its items. */
  readonly isWrapped: boolean;
}

/** Reads it; `fallback` is the value's name where the schema does not say another. */
export function readDeclaration({ xml }: ValueShape, fallback: string): XmlDeclaration {
  const { name, namespace, prefix, attribute, wrapped, nodeType } = xml;
  const isText = nodeType === "text" || nodeType === "cdata" || xml["x-text"] === true;
  return {
    name: typeof name === "string" ? name : fallback,
    namespace: typeof namespace === "string" ? namespace : undefined,
    prefix: typeof prefix === "string" ? prefix : undefined,
    place: attribute === true || nodeType === "attribute" ? "attribute" : isText ? "text" : "element",
    isWrapped: wrapped === true || nodeType === "element",
  };
}

/** How the items of an array stand in XML: under their own name, else under the array's. */
export function readItemDeclaration(array: ValueShape, fallback: string): XmlDeclaration {
  const { name } = readDeclaration(array, fallback);
  return array.items ? readDeclaration(array.items, name) : { ...readDeclaration(array, fallback), name };
}

/** Whether a name in a document is the declared one. A namespace counts where both have one. */
export function isNamed({ local, uri }: XmlName, { name, namespace }: XmlDeclaration): boolean {
  return local === name && (namespace === undefined || uri === "" || uri === namespace);
}
