const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** What XML 1.0 has no way to write (section 2.2), lone surrogates too. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text between tags of XML; what XML cannot say is written as JSON writes it, `\u0000`. */
export function escapeXml(text: string): string {
  return spelledOut(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? "");
}

/** Text in a quoted attribute of XML, with its line ends and tabs. */
export function escapeXmlAttribute(text: string): string {
  return spelledOut(text).replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? "");
}

function spelledOut(text: string): string {
  return text.replace(NO_XML, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
