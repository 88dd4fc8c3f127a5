import type { ValueShape } from "../schema-types.ts";
import type { BodyFormat } from "./body-format.ts";
import { decodeText } from "./charset.ts";
import { malformed } from "./malformed-body.ts";
import { refuseUnsafe } from "./unsafe-values.ts";
import { isNamed, readDeclaration } from "./xml-declaration.ts";
import { fromXml } from "./xml-reader.ts";
import type { XmlElement } from "./xml-tree.ts";
import { readXml } from "./xml-tree.ts";
import { toXml } from "./xml-writer.ts";

/** XML, read and written by the `xml` objects of the schema. */
export const xmlFormat: BodyFormat = {
  async decode(bytes, { contentType, shape }) {
    const element = await readXml(decodeText(bytes, contentType));
    refuseOtherRoot(element, shape);
    const value = fromXml(element, shape);
    refuseUnsafe(value, "body");
    return { value };
  },
  // Text is XML already, where the schema does not say that it is the text of one element.
  encode: (value, { contentType, shape }) => ({
    body: typeof value === "string" && !shape.types.has("string") ? value : toXml(value, shape),
    contentType: contentType.includes(";") ? contentType : `${contentType}; charset=utf-8`,
  }),
};

/** Only a name that the schema's `xml` object gives is insisted on. */
function refuseOtherRoot(element: XmlElement, shape: ValueShape): void {
  const declaration = readDeclaration(shape, element.local);
  if (isNamed(element, declaration)) return;
  const { name, namespace } = declaration;
  const where = namespace === undefined ? "" : ` of the namespace ${namespace}`;
  throw malformed(`The body's outermost element is <${element.local}>; <${name}>${where} is expected.`);
}
