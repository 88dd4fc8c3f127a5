/** Formats with those that include all of their values; RFC 3986 and 3987 for URIs, RFC 6531 for addresses. */
const INCLUDED_IN: Readonly<Record<string, readonly string[]>> = {
  int8: ["int16", "int32", "int64"],
  int16: ["int32", "int64"],
  int32: ["int64"],
  uint8: ["uint16", "uint32", "uint64", "int16", "int32", "int64"],
  uint16: ["uint32", "uint64", "int32", "int64"],
  uint32: ["uint64", "int64"],
  float: ["double"],
  uri: ["uri-reference", "iri", "iri-reference"],
  url: ["uri", "uri-reference", "iri", "iri-reference"],
  iri: ["iri-reference"],
  "uri-reference": ["iri-reference"],
  email: ["idn-email"],
  hostname: ["idn-hostname"],
};

/** Whether each value of a format has another one too; both in JSON: `"int32"`. */
export function isPartOf(inner: string, outer: string): boolean {
  return INCLUDED_IN[inner.slice(1, -1)]?.includes(outer.slice(1, -1)) ?? false;
}
