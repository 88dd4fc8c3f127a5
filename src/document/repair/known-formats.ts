/** JSON Schema's formats, and those of the OpenAPI format registry. */
const FORMATS: ReadonlySet<string> = new Set(
  (
    "date date-time time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference " +
    "uuid uri-template json-pointer relative-json-pointer regex " +
    "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double double-int decimal decimal128 single-int " +
    "byte binary base64url char password html commonmark media-range http-date url " +
    "iso-time iso-date-time json-pointer-uri-fragment sf-binary sf-boolean sf-decimal sf-integer sf-string sf-token"
  ).split(" "),
);

/** Whether a format is one that documents may be expected to share the meaning of. */
export function isKnownFormat(format: string): boolean {
  return FORMATS.has(format);
}
