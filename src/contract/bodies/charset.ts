import { parameterOf } from "../media-type.ts";
import { Problem } from "../problem.ts";
import { malformed } from "./malformed-body.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of a body, by the charset of its Content-Type and otherwise as UTF-8.
 * @throws {Problem} 415 for a charset that is not known, 400 for bytes that are not of it.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const charset = contentType.includes("charset") ? parameterOf(contentType, "charset") : undefined;
  const decoder = charset === undefined ? utf8 : decoderFor(charset);
  try {
    return decoder.decode(bytes);
  } catch {
    throw malformed(`The body is not valid ${decoder.encoding.toUpperCase()}.`);
  }
}

function decoderFor(charset: string): TextDecoder {
  if (charset.toLowerCase() === "utf-8") return utf8;
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw new Problem({ status: 415, detail: `The charset ${charset} is not known here; send utf-8.` });
  }
}
