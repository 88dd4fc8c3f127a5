import { parameterOf } from "../media-type.ts";
import { malformed, reasonOf } from "./malformed-body.ts";

/** One part of a multipart body. */
export interface BodyPart {
  /** By its Content-Disposition; undefined where it has none. */
  readonly name: string | undefined;
  /** Undefined where the part is no file. */
  readonly fileName: string | undefined;
  /** With its parameters; undefined where none was sent. */
  readonly contentType: string | undefined;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Uint8Array;
}

/** More parts than any form has. */
const MOST_PARTS = 1000;

/**
 * Takes a multipart body apart (RFC 2046, section 5.1; RFC 7578).
 * @throws {Problem} 400 for one that has no boundary, no end or too many parts.
 */
export async function readParts(bytes: Uint8Array, contentType: string): Promise<BodyPart[]> {
  const boundary = parameterOf(contentType, "boundary");
  if (!boundary) throw malformed('The Content-Type of a multipart body needs a "boundary".');
  // Loaded when first needed: few requests are multipart.
  const { parseMultipart } = await import("@remix-run/multipart-parser");
  const parts: BodyPart[] = [];
  try {
    const limits = { maxParts: MOST_PARTS, maxFileSize: bytes.length, maxTotalSize: bytes.length };
    for (const part of parseMultipart(bytes, { boundary, ...limits })) {
      const { headers, name, filename: fileName } = part;
      parts.push({ name, fileName, contentType: headers["content-type"], headers, bytes: part.bytes });
    }
  } catch (error) {
    throw malformed(`The multipart body cannot be read after its part ${parts.length}: ${reasonOf(error)}.`);
  }
  return parts;
}
