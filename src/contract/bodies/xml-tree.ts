import { malformed, reasonOf } from "./malformed-body.ts";
import { DEEPEST_NESTING } from "./unsafe-values.ts";

/** A name in XML, its prefix resolved. */
export interface XmlName {
  readonly local: string;
  /** The namespace's URI; empty where it has none. */
  readonly uri: string;
}

/** An element of an XML document. */
export interface XmlElement extends XmlName {
  readonly attributes: readonly (XmlName & { readonly value: string })[];
  readonly children: readonly XmlElement[];
  /** All text that stands directly in it. */
  readonly text: string;
}

interface OpenElement extends XmlName {
  readonly attributes: XmlElement["attributes"];
  readonly children: XmlElement[];
  text: string;
}

const NAMESPACES = "http://www.w3.org/2000/xmlns/";

/**
 * Reads an XML 1.0 document. There are no entities but XML's own five: a document type declaration, which could define
 * others or name files, is refused.
 * @throws {Problem} 400 with line and column of the first thing that is wrong.
 */
export async function readXml(text: string): Promise<XmlElement> {
  // Loaded when first needed: few requests are XML.
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  const refuse = (reason: string): never => {
    throw malformed(
      `The body is not valid XML that can be taken: line ${parser.line}, column ${parser.column}: ${reason}.`,
    );
  };
  parser.on("error", (error) => refuse(reasonOf(error).replace(/^\d+:\d+: /, "")));
  parser.on("doctype", () => refuse("a document type declaration is not allowed"));
  parser.on("opentag", (tag) => {
    if (open.length >= DEEPEST_NESTING) refuse(`elements are nested deeper than ${DEEPEST_NESTING} levels`);
    const attributes = Object.values(tag.attributes)
      .filter(({ uri }) => uri !== NAMESPACES)
      .map(({ local, uri, value }) => ({ local, uri, value }));
    open.push({ local: tag.local, uri: tag.uri, attributes, children: [], text: "" });
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const element = open.pop();
    if (element) open.at(-1)?.children.push(element);
    if (element && open.length === 0) root = element;
  });
  parser.write(text).close();
  return root ?? refuse("there is no element");
}
