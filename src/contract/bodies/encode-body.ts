import { mediaTypeOf } from "../media-type.ts";
import type { BodyDeclaration, EncodedBody } from "./body-format.ts";
import { formatOf } from "./formats.ts";

/** Writes a reply's body out in its media type. Bytes are sent as they are, whatever the media type. */
export function encodeBody(value: unknown, declaration: BodyDeclaration): EncodedBody {
  const { contentType } = declaration;
  if (value instanceof Uint8Array) return { body: value, contentType };
  return formatOf(mediaTypeOf(contentType)).encode(value, declaration);
}
