import { isObject } from "../document.ts";
import type { ValueShape } from "../schema-types.ts";
import { ANY_SHAPE } from "../schema-types.ts";
import { toText } from "./text-format.ts";
import type { XmlDeclaration } from "./xml-declaration.ts";
import { readDeclaration, readItemDeclaration } from "./xml-declaration.ts";

const NIL = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

/** A value as an XML document, by its schema's `xml` objects. */
export function toXml(value: unknown, shape: ValueShape): string {
  const declaration = readDeclaration(shape, shape.name ?? "root");
  const isList = Array.isArray(value);
  const content = isList
    ? writeElement(declaration, "", writeItems(value, shape, readItemDeclaration(shape, "item")))
    : writeValue(value, shape, declaration);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`;
}

function writeValue(value: unknown, shape: ValueShape, declaration: XmlDeclaration): string {
  if (value === null || value === undefined) return writeElement(declaration, NIL, "");
  if (Array.isArray(value)) return writeArray(value, shape, declaration);
  if (isObject(value)) return writeObject(value, shape, declaration);
  return writeElement(declaration, "", escapeText(toText(value)));
}

/** Items stand side by side, in an element of their own where the schema wraps them. */
function writeArray(items: readonly unknown[], shape: ValueShape, declaration: XmlDeclaration): string {
  const content = writeItems(items, shape, readItemDeclaration(shape, declaration.name));
  return declaration.isWrapped ? writeElement(declaration, "", content) : content;
}

function writeItems(items: readonly unknown[], shape: ValueShape, declaration: XmlDeclaration): string {
  return items.map((item) => writeValue(item, shape.items ?? ANY_SHAPE, declaration)).join("");
}

function writeObject(value: object, shape: ValueShape, declaration: XmlDeclaration): string {
  let attributes = "";
  let content = "";
  for (const [name, child] of Object.entries(value) as [string, unknown][]) {
    if (child === undefined) continue;
    const property = shape.properties.get(name) ?? shape.additional ?? ANY_SHAPE;
    const own = readDeclaration(property, name);
    if (own.place === "text") content += escapeText(toText(child));
    else if (own.place === "element") content += writeValue(child, property, own);
    else if (child !== null)
      attributes += `${namespaceOf(own, "")} ${qualified(own)}="${escapeText(toText(child))}"`;
  }
  return writeElement(declaration, attributes, content);
}

function writeElement(declaration: XmlDeclaration, attributes: string, content: string): string {
  const name = qualified(declaration);
  const start = `<${name}${namespaceOf(declaration, " xmlns")}${attributes}`;
  return content === "" ? `${start}/>` : `${start}>${content}</${name}>`;
}

function namespaceOf({ namespace, prefix }: XmlDeclaration, unprefixed: string): string {
  if (namespace === undefined) return "";
  const attribute = prefix === undefined ? unprefixed : ` xmlns:${toName(prefix)}`;
  return attribute === "" ? "" : `${attribute}="${escapeText(namespace)}"`;
}

/** A prefix without a namespace would make the document invalid, and is left out. */
function qualified({ name, prefix, namespace }: XmlDeclaration): string {
  const local = toName(name);
  return prefix === undefined || namespace === undefined ? local : `${toName(prefix)}:${local}`;
}

/** A name that XML takes: other characters become underscores. */
function toName(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}._-]/gu, "_");
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** Text for an element or an attribute; characters that XML does not have become the replacement character. */
function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
  );
}
