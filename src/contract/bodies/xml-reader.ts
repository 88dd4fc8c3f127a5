import { toValue } from "../parameter-value.ts";
import type { ValueShape } from "../schema-types.ts";
import { ANY_SHAPE } from "../schema-types.ts";
import { isNamed, readDeclaration, readItemDeclaration } from "./xml-declaration.ts";
import type { XmlElement, XmlName } from "./xml-tree.ts";

const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** The value that an element stands for, by its schema's `xml` objects; what no schema describes keeps its own names. */
export function fromXml(element: XmlElement, shape: ValueShape): unknown {
  if (isNil(element)) return null;
  const { types } = shape;
  if (types.has("object") || (types.size === 0 && shape.properties.size > 0)) return toObject(element, shape);
  if (types.has("array")) return toItems(element.children, shape, element.local);
  if (types.size > 0 || isPlain(element)) return toText(element, shape);
  return toObject(element, shape);
}

function isPlain({ children, attributes }: XmlElement): boolean {
  return children.length === 0 && attributes.every(({ uri }) => uri === INSTANCE);
}

function isNil({ attributes }: XmlElement): boolean {
  return attributes.some(({ local, uri, value }) => local === "nil" && uri === INSTANCE && value === "true");
}

/** Only text that is wanted as text keeps the space around it. */
function toText({ text }: { readonly text: string }, shape: ValueShape): unknown {
  const value = toValue(text.trim(), shape);
  return typeof value === "string" ? text : value;
}

function toObject(element: XmlElement, shape: ValueShape): object {
  const values = new Map<string, unknown>();
  const children = new Set(element.children);
  const attributes = new Set(element.attributes.filter(({ uri }) => uri !== INSTANCE));
  for (const [name, property] of shape.properties) {
    const declaration = readDeclaration(property, name);
    if (declaration.place === "attribute") {
      const found = [...attributes].find((attribute) => isNamed(attribute, declaration));
      if (found) attributes.delete(found);
      if (found) values.set(name, toText({ text: found.value }, property));
    } else if (declaration.place === "text") {
      values.set(name, toText(element, property));
    } else if (property.types.has("array") && !declaration.isWrapped) {
      const item = readItemDeclaration(property, name);
      const found = take(children, (child) => isNamed(child, item));
      if (found.length > 0)
        values.set(
          name,
          found.map((child) => fromXml(child, property.items ?? ANY_SHAPE)),
        );
    } else {
      const found = take(children, (child) => isNamed(child, declaration));
      const read = found.map((child) => fromXml(child, property));
      if (read.length > 0) values.set(name, read.length > 1 ? read : read[0]);
    }
  }
  addOthers(values, children, attributes, shape);
  return Object.fromEntries(values);
}

/** The items of an array; where its items have a name, elements of other names are not among them. */
function toItems(children: readonly XmlElement[], shape: ValueShape, fallback: string): unknown[] {
  const declared = shape.items?.xml.name;
  const item = readItemDeclaration(shape, fallback);
  const items = typeof declared === "string" ? children.filter((child) => isNamed(child, item)) : children;
  return items.map((child) => fromXml(child, shape.items ?? ANY_SHAPE));
}

function take(children: Set<XmlElement>, isWanted: (child: XmlElement) => boolean): XmlElement[] {
  const found = [...children].filter(isWanted);
  for (const child of found) children.delete(child);
  return found;
}

/**
 * What no property declares is kept, for the validator to judge; where it only has the local name of one that is
 * declared, its namespace is told with it.
 */
function addOthers(
  values: Map<string, unknown>,
  children: ReadonlySet<XmlElement>,
  attributes: ReadonlySet<XmlName & { readonly value: string }>,
  shape: ValueShape,
): void {
  const additional = shape.additional ?? ANY_SHAPE;
  const keyOf = ({ local, uri }: XmlName) => (shape.properties.has(local) ? `{${uri}}${local}` : local);
  for (const attribute of attributes) values.set(keyOf(attribute), toValue(attribute.value, additional));
  for (const [name, list] of Map.groupBy(children, keyOf)) {
    const read = list.map((child) => fromXml(child, additional));
    values.set(name, read.length > 1 ? read : read[0]);
  }
}
